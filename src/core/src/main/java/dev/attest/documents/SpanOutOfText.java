package dev.attest.documents;

/** A span that reaches past the end of a version's stored text. */
public final class SpanOutOfText extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SpanOutOfText(Span span, int length) {
        super("The text has " + length + " UTF-16 code units, so there is no " + span.start() + " to " + span.end());
    }
}
