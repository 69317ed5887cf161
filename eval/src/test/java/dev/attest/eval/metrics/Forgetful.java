package dev.attest.eval.metrics;

import dev.attest.eval.ClaimVerdict;
import dev.attest.eval.Judge;
import dev.attest.eval.Judged;
import dev.attest.eval.Rating;
import dev.attest.eval.Rubric;
import java.util.List;
import java.util.Map;

/** A judge that loses all verdicts but the first, as a model that is cut off does. */
record Forgetful(Judge judge) implements Judge {

    @Override
    public String name() {
        return judge.name();
    }

    @Override
    public Judged<List<String>> claims(String text) {
        return judge.claims(text);
    }

    @Override
    public Judged<List<ClaimVerdict>> verify(List<String> claims, List<String> texts) {
        return judge.verify(claims, texts).then(verdicts -> Judged.of(verdicts.subList(0, 1)));
    }

    @Override
    public Judged<Rating> rate(Rubric rubric, Map<String, String> texts) {
        return judge.rate(rubric, texts);
    }
}
