package dev.attest.eval.metrics;

import dev.attest.eval.Reply;
import dev.attest.eval.texts.CitationMarkers;

/** An answer's words without its citation markers, which claim nothing. */
final class PlainAnswer {

    private PlainAnswer() {}

    /** Empty when nothing was answered. */
    static String of(Reply reply) {
        return of(reply.answer());
    }

    static String of(String text) {
        return CitationMarkers.without(text).strip();
    }
}
