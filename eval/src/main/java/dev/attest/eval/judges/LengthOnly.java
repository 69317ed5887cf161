package dev.attest.eval.judges;

import dev.attest.eval.Rubric;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Finds longer better: n / (n + half) for n characters, where half is 100 for a claim and 300 for an answer. */
final class LengthOnly extends TrivialJudge {

    private static final int CLAIM = 100;
    private static final int ANSWER = 300;

    LengthOnly() {
        super("length-only");
    }

    @Override
    double support(String claim, List<String> texts) {
        return share(claim, CLAIM);
    }

    @Override
    OptionalDouble level(Rubric rubric, Map<String, String> texts) {
        return OptionalDouble.of(share(text(texts, "answer"), ANSWER));
    }

    @Override
    double preference(String instruction, String first, String second) {
        return more(first.length(), second.length());
    }

    private static double share(String text, int half) {
        return (double) text.length() / (text.length() + half);
    }
}
