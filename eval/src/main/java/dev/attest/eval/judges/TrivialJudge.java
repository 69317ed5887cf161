package dev.attest.eval.judges;

import dev.attest.eval.ClaimVerdict;
import dev.attest.eval.ClaimVerdict.Label;
import dev.attest.eval.Judge;
import dev.attest.eval.Judged;
import dev.attest.eval.Rating;
import dev.attest.eval.Rubric;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/** A judge of numbers: support from ½ on is support, and sentences are claims. */
abstract class TrivialJudge implements Judge {

    private final String name;

    TrivialJudge(String name) {
        this.name = name;
    }

    /** Of a claim by texts, at least one, from 0 to 1. */
    abstract double support(String claim, List<String> texts);

    /** Of an output to an instruction or of an answer, the more the better, from 0 to 1; empty when this one cannot tell. */
    abstract OptionalDouble level(Rubric rubric, Map<String, String> texts);

    /** Which of two is preferred: the first for 0, the second for 1. */
    abstract double preference(String instruction, String first, String second);

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Judged<List<String>> claims(String text) {
        return Judged.of(PlainClaims.of(text));
    }

    @Override
    public final Judged<List<ClaimVerdict>> verify(List<String> claims, List<String> texts) {
        return Judged.of(claims.stream()
                .map(claim -> verdict(claim, texts.isEmpty() ? 0 : support(claim, texts)))
                .toList());
    }

    private static ClaimVerdict verdict(String claim, double support) {
        return new ClaimVerdict(claim, support >= 0.5 ? Label.SUPPORTED : Label.NOT_FOUND, support, "", 1);
    }

    @Override
    public final Judged<Rating> rate(Rubric rubric, Map<String, String> texts) {
        if (rubric == Rubric.PREFERENCE) {
            return Judged.of(new Rating(
                    preference(text(texts, "instruction"), text(texts, "first"), text(texts, "second")), "", 1));
        }
        OptionalDouble level = level(rubric, texts);
        return level.isPresent()
                ? Judged.of(new Rating(level.getAsDouble(), "", 1))
                : Judged.unmeasured(
                        "%s cannot judge %s".formatted(name, rubric.key().replace('_', ' ')));
    }

    static String text(Map<String, String> texts, String name) {
        return Objects.requireNonNull(texts.get(name), name);
    }

    /** 0 when the first is more, 1 when the second is, else ½. */
    static double more(double first, double second) {
        return first == second ? 0.5 : first > second ? 0 : 1;
    }
}
