package dev.attest.eval.metrics;

import dev.attest.eval.Judged;
import dev.attest.eval.Reply;
import dev.attest.eval.Reply.Citation;
import dev.attest.eval.Reply.Passage;
import java.util.List;
import java.util.stream.Stream;

/** The texts that claims are held to; blank ones are none. */
final class Sources {

    private Sources() {}

    /**
     * What an answer says it rests on: the places it cites, which are what a reader would look up; the passages it was made
     * from when it cites none.
     */
    static Judged<List<String>> of(Reply reply) {
        List<String> cited = texts(reply.citations().stream().map(Citation::quote));
        if (cited.isEmpty() && reply.passages() == null) {
            return Judged.unmeasured("The target neither cites nor says which passages it answers from.");
        }
        return cited.isEmpty() ? passages(reply) : Judged.of(cited);
    }

    /** The passages it was made from, best first. */
    static Judged<List<String>> passages(Reply reply) {
        List<Passage> passages = reply.passages();
        return passages == null
                ? Judged.unmeasured(Reasons.NO_PASSAGES)
                : Judged.of(texts(passages.stream().map(Passage::text)));
    }

    static List<String> texts(String text) {
        return texts(Stream.of(text));
    }

    private static List<String> texts(Stream<String> texts) {
        return texts.filter(text -> !text.isBlank()).distinct().toList();
    }
}
