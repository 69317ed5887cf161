package dev.attest.eval.reports.html;

import dev.attest.eval.Reply;
import dev.attest.eval.reports.SampleResult;

/** What became of a question beside what should have; the worst first. */
enum Outcome {
    FAILED("failed", "failed", "✗"),
    WRONGLY_ANSWERED("wrongly-answered", "answered, should have declined", "✗"),
    WRONGLY_ABSTAINED("wrongly-abstained", "declined, should have answered", "✗"),
    ANSWERED("answered", "answered", "✓"),
    ABSTAINED("abstained", "rightly declined", "✓");

    private final String key;
    private final String words;
    private final String sign;

    Outcome(String key, String words, String sign) {
        this.key = key;
        this.words = words;
        this.sign = sign;
    }

    static Outcome of(SampleResult result) {
        if (result.status() == Reply.Status.FAILED || result.sample() == null) {
            return FAILED;
        }
        boolean answered = result.status() == Reply.Status.ANSWERED;
        if (answered == result.sample().expectsAnswer()) {
            return answered ? ANSWERED : ABSTAINED;
        }
        return answered ? WRONGLY_ANSWERED : WRONGLY_ABSTAINED;
    }

    /** In the filter. */
    String key() {
        return key;
    }

    String words() {
        return words;
    }

    boolean isExpected() {
        return compareTo(ANSWERED) >= 0;
    }

    Html mark() {
        return Html.of(
                "<span class=\"outcome {}\"><span aria-hidden=\"true\">{}</span> {}</span>",
                isExpected() ? "better" : "worse",
                sign,
                words);
    }
}
