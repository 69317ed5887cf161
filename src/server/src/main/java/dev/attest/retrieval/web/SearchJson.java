package dev.attest.retrieval.web;

import dev.attest.documents.ChunkId;
import dev.attest.documents.Span;
import dev.attest.documents.VisibleChunk;
import dev.attest.retrieval.Passage;
import dev.attest.retrieval.Retrieval;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a search found.
 *
 * @param corpusVersion the sequence each collection was read at, by name
 * @param plan how it was looked for; null unless that was asked for
 */
record SearchJson(
        List<FoundJson> passages,
        List<String> degraded,
        Map<String, Long> corpusVersion,
        @Nullable PlanJson plan) {

    static SearchJson of(Retrieval retrieval, boolean counts) {
        return new SearchJson(
                retrieval.passages().stream()
                        .map(passage -> FoundJson.of(passage, retrieval.plan().isPresent()))
                        .toList(),
                retrieval.degraded(),
                retrieval.corpusVersion(),
                retrieval.plan().map(plan -> PlanJson.of(plan, counts)).orElse(null));
    }

    /**
     * A passage.
     *
     * @param page the one it begins on, from 1; null for formats without pages
     * @param span start and end in the version's stored text, UTF-16 code units, half-open
     * @param copies ids of chunks that say the same in nearly the same words and share its place; the newest is shown
     * @param joined ids of chunks that were joined to the one found, because a sentence that begins or ends in it goes on in them;
     *     span and text hold them too
     * @param relevance why it ranks here; null unless that was asked for
     */
    record FoundJson(
            int rank,
            double score,
            UUID documentId,
            int version,
            String chunkId,
            String collection,
            String sourceKey,
            String title,
            List<String> headings,
            @Nullable Integer page,
            List<Integer> span,
            String text,
            List<String> copies,
            List<String> joined,
            @Nullable RelevanceJson relevance) {

        static FoundJson of(Passage passage, boolean explained) {
            VisibleChunk source = passage.source();
            ChunkId chunk = source.chunk().id();
            Span span = source.chunk().span();
            return new FoundJson(
                    passage.rank(),
                    passage.score(),
                    chunk.documentId(),
                    chunk.version(),
                    chunk.toString(),
                    source.collection(),
                    source.sourceKey(),
                    source.title(),
                    source.chunk().headings(),
                    source.page().orElse(null),
                    List.of(span.start(), span.end()),
                    source.chunk().text(),
                    passage.copies().stream().map(ChunkId::toString).toList(),
                    passage.joined().stream().map(ChunkId::toString).toList(),
                    explained ? RelevanceJson.of(passage) : null);
        }
    }
}
