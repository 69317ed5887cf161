package dev.attest.eval.calibration;

import dev.attest.eval.ClaimVerdict;
import dev.attest.eval.Judge;
import dev.attest.eval.Judged;
import dev.attest.eval.Rating;
import dev.attest.eval.Rubric;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What self-tests ask a judge about an item.
 *
 * @param item whose question, reference and sources go with every text
 */
record Questions(Judge judge, SelfTestItem item) {

    Judged<Boolean> supported(String claim) {
        return supported(claim, item.sources());
    }

    Judged<Boolean> supported(String claim, List<String> sources) {
        return judge.verify(List.of(claim), sources)
                .then(verdicts -> Judged.of(verdicts.get(0).isSupported()));
    }

    /** How many of the claims that a text makes are supported. */
    Judged<Grounded> grounded(String text) {
        return judge.claims(text)
                .then(claims -> claims.isEmpty()
                        ? Judged.of(new Grounded(0, 0))
                        : judge.verify(claims, item.sources()).then(verdicts -> Judged.of(Grounded.of(verdicts))));
    }

    Judged<Preference> preferred(String first, String second) {
        return Preference.of(judge, item.question(), first, second).then(rating -> Judged.of(Preference.of(rating)));
    }

    /** Whether a text is preferred to another in one order at least. */
    Judged<Boolean> everPreferred(String text, String to) {
        return preferred(to, text)
                .then(last -> preferred(text, to)
                        .then(first -> Judged.of(last == Preference.SECOND || first == Preference.FIRST)));
    }

    Judged<Double> level(Rubric rubric, String answer) {
        Map<String, String> texts =
                Map.of("question", item.question(), "reference", item.reference(), "answer", answer);
        Map<String, String> own = rubric.texts().stream()
                .collect(Collectors.toMap(Function.identity(), name -> texts.getOrDefault(name, "")));
        return judge.rate(rubric, own).then((Rating rating) -> Judged.of(rating.level()));
    }

    /** Claims of a text, counted. */
    record Grounded(int supported, int claims) {

        static Grounded of(List<ClaimVerdict> verdicts) {
            return new Grounded(
                    (int) verdicts.stream().filter(ClaimVerdict::isSupported).count(), verdicts.size());
        }

        /** 0 when there are no claims, of which none is supported. */
        double share() {
            return claims == 0 ? 0 : (double) supported / claims;
        }
    }
}
