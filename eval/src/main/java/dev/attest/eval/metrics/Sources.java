package dev.attest.eval.metrics;

import dev.attest.eval.Reply;
import dev.attest.eval.Reply.Citation;
import dev.attest.eval.Reply.Passage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The texts that claims are held to; blank ones are none. */
final class Sources {

    private Sources() {}

    /**
     * What an answer says it rests on: the places it cites, which are what a reader would look up; the passages it was made
     * from when it cites none; empty when the target reports neither.
     */
    static Optional<List<String>> of(Reply reply) {
        List<String> cited = texts(reply.citations().stream().map(Citation::quote));
        return cited.isEmpty() ? passages(reply) : Optional.of(cited);
    }

    /** The passages it was made from, best first; empty when the target does not report them. */
    static Optional<List<String>> passages(Reply reply) {
        return Optional.ofNullable(reply.passages())
                .map(passages -> texts(passages.stream().map(Passage::text)));
    }

    static List<String> texts(String text) {
        return texts(Stream.of(text));
    }

    private static List<String> texts(Stream<String> texts) {
        return texts.filter(text -> !text.isBlank()).distinct().toList();
    }
}
