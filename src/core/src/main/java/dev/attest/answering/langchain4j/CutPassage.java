package dev.attest.answering.langchain4j;

import dev.attest.documents.Chunk;
import dev.attest.documents.Span;
import dev.attest.documents.TokenCounter;
import dev.attest.retrieval.Match;
import dev.attest.retrieval.Passage;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * As much as fits of a first passage that alone is too long, without neighbours. It begins where the chunk does, or with the
 * sentence that meets the question best when that would not be reached; it ends at the last sentence that fits, or at the last word.
 */
final class CutPassage {

    private final Passage passage;
    private final Chunk chunk;
    private final int most;
    private final TokenCounter tokens;

    /** At most {@code most} tokens, with its tags. */
    CutPassage(Passage passage, int most, TokenCounter tokens) {
        this.passage = passage;
        this.chunk = passage.found();
        this.most = most;
        this.tokens = tokens;
    }

    String tagged() {
        int start = best().filter(sentence -> !fits(0, sentence.end()))
                .map(Span::start)
                .orElse(0);
        int end = last(start, chunk.sentencesInText().stream().mapToInt(Span::end));
        return tagged(start, end > start ? end : last(start, words()));
    }

    /** What the chunk holds of the sentence that meets the question best. */
    private Optional<Span> best() {
        Span own = chunk.span();
        return passage.relevance()
                .match()
                .map(Match::sentence)
                .filter(own::overlaps)
                .map(sentence -> new Span(
                        Math.max(own.start(), sentence.start()) - own.start(),
                        Math.min(own.end(), sentence.end()) - own.start()));
    }

    private IntStream words() {
        String text = chunk.text();
        return IntStream.range(1, text.length()).filter(i -> Character.isWhitespace(text.charAt(i)));
    }

    /** The last of the ends up to which it fits, or its start; by halves, as counting takes time. */
    private int last(int start, IntStream behind) {
        int[] ends = behind.filter(end -> end > start).toArray();
        int low = 0;
        int high = ends.length;
        while (low < high) {
            int middle = (low + high) / 2;
            if (fits(start, ends[middle])) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? start : ends[low - 1];
    }

    private boolean fits(int start, int end) {
        return tokens.count(tagged(start, end)) <= most;
    }

    private String tagged(int start, int end) {
        return Prompt.tagged(1, passage, chunk.text().substring(start, end));
    }
}
