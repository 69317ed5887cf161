package dev.attest.retrieval.web;

import dev.attest.retrieval.LegHit;
import dev.attest.retrieval.Match;
import dev.attest.retrieval.Passage;
import dev.attest.retrieval.Relevance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a passage ranks where it does. What was not compared is null, not zero.
 *
 * @param words how its words found it; null when they did not
 * @param vectors how its vector found it; null when it did not
 * @param cosine between question and passage by the bundled encoder
 * @param match how well its words meet the question's; null for passages too far down to be compared closely
 * @param fused the weighted sum of standard scores it is ranked by: greater is better, comparable within one search only
 */
record RelevanceJson(
        @Nullable LegHitJson words,
        @Nullable LegHitJson vectors,
        @Nullable Double cosine,
        @Nullable MatchJson match,
        double fused) {

    static RelevanceJson of(Passage passage) {
        Relevance relevance = passage.relevance();
        return new RelevanceJson(
                relevance.words().map(LegHitJson::of).orElse(null),
                relevance.vectors().map(LegHitJson::of).orElse(null),
                relevance.cosine().isPresent() ? relevance.cosine().getAsDouble() : null,
                relevance.match().map(MatchJson::of).orElse(null),
                relevance.fused());
    }

    /**
     * How a leg found it.
     *
     * @param rank among the leg's hits, from 1
     * @param score BM25 of words; a cosine, by the model that embeds passages, of vectors
     */
    record LegHitJson(int rank, double score) {

        static LegHitJson of(LegHit hit) {
            return new LegHitJson(hit.rank(), hit.score());
        }
    }

    /**
     * How well the question's words are met, each by the token that is nearest to it, weighed by how much the word tells.
     *
     * @param sentence start and end of the sentence that meets them best, in the version's stored text, UTF-16 code units, half-open
     * @param score of that sentence, -1 to 1
     * @param whole of the whole passage, -1 to 1
     */
    record MatchJson(List<Integer> sentence, double score, double whole) {

        static MatchJson of(Match match) {
            return new MatchJson(
                    List.of(match.sentence().start(), match.sentence().end()), match.score(), match.whole());
        }
    }
}
