package dev.attest.eval.metrics;

import dev.attest.eval.ClaimVerdict;
import dev.attest.eval.Judge;
import dev.attest.eval.Judged;
import dev.attest.eval.Rating;
import dev.attest.eval.Rubric;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Asks a judge nothing twice, not even what it could not say: several metrics of one exchange ask the same. */
final class Remembering implements Judge {

    private record Verification(List<String> claims, List<String> texts) {}

    private record Rated(Rubric rubric, Map<String, String> texts) {}

    private final Judge judge;
    private final Map<String, Judged<List<String>>> claims = new ConcurrentHashMap<>();
    private final Map<Verification, Judged<List<ClaimVerdict>>> verdicts = new ConcurrentHashMap<>();
    private final Map<Rated, Judged<Rating>> ratings = new ConcurrentHashMap<>();

    Remembering(Judge judge) {
        this.judge = judge;
    }

    @Override
    public String name() {
        return judge.name();
    }

    @Override
    public Judged<List<String>> claims(String text) {
        return claims.computeIfAbsent(text, judge::claims);
    }

    @Override
    public Judged<List<ClaimVerdict>> verify(List<String> claims, List<String> texts) {
        return verdicts.computeIfAbsent(
                new Verification(claims, texts), asked -> judge.verify(asked.claims(), asked.texts()));
    }

    @Override
    public Judged<Rating> rate(Rubric rubric, Map<String, String> texts) {
        return ratings.computeIfAbsent(new Rated(rubric, texts), asked -> judge.rate(asked.rubric(), asked.texts()));
    }
}
