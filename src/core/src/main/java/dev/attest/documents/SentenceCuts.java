package dev.attest.documents;

import java.util.List;

/**
 * Knows how far cut sentences reach: as far as the chunks touch, since put together these are the text. The lines of a long
 * program, which is one sentence, do not touch: it is cut between them, and only a line that was cut itself is worth making whole.
 */
final class SentenceCuts {

    private final List<Span> chunks;

    /** Of the spans of all chunks, in order. */
    SentenceCuts(List<Span> chunks) {
        this.chunks = chunks;
    }

    /**
     * A sentence that stands in the chunk of an ordinal, as far as it reaches; of one that runs through more than
     * {@value Chunk#MOST_OF_A_SENTENCE} chunks the part in this one.
     */
    Span reach(Span sentence, int ordinal) {
        int first = ordinal;
        while (first > 0
                && sentence.start() < chunks.get(first).start()
                && touch(first - 1)
                && isNear(first, ordinal)) {
            first--;
        }
        int last = ordinal;
        while (last + 1 < chunks.size()
                && sentence.end() > chunks.get(last).end()
                && touch(last)
                && isNear(last, ordinal)) {
            last++;
        }
        boolean known = last - first < Chunk.MOST_OF_A_SENTENCE;
        return within(sentence, chunks.get(known ? first : ordinal), chunks.get(known ? last : ordinal));
    }

    private boolean touch(int before) {
        return chunks.get(before).end() == chunks.get(before + 1).start();
    }

    private static boolean isNear(int chunk, int ordinal) {
        return Math.abs(chunk - ordinal) < Chunk.MOST_OF_A_SENTENCE;
    }

    private static Span within(Span sentence, Span first, Span last) {
        return new Span(Math.max(sentence.start(), first.start()), Math.min(sentence.end(), last.end()));
    }
}
