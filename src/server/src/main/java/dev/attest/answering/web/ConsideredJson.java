package dev.attest.answering.web;

import dev.attest.documents.ChunkId;
import dev.attest.retrieval.Passage;
import dev.attest.retrieval.Retrieval;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The passages an answer is made from, best first, without their texts. */
record ConsideredJson(List<PassageJson> passages, List<String> degraded, Map<String, Long> corpusVersion) {

    static ConsideredJson of(Retrieval retrieval) {
        return new ConsideredJson(
                retrieval.passages().stream().map(PassageJson::of).toList(),
                retrieval.degraded(),
                retrieval.corpusVersion());
    }

    /**
     * A passage.
     *
     * @param page the one it begins on, from 1; null for formats without pages
     * @param span start and end in the version's stored text, UTF-16 code units, half-open
     * @param joined ids of chunks that were joined to the one found, because a sentence that begins or ends in it goes on in them;
     *     the span holds them too, and citations name the one they begin in
     */
    record PassageJson(
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
            List<String> joined) {

        static PassageJson of(Passage passage) {
            ChunkId chunk = passage.chunk().id();
            return new PassageJson(
                    passage.rank(),
                    passage.score(),
                    chunk.documentId(),
                    chunk.version(),
                    chunk.toString(),
                    passage.source().collection(),
                    passage.source().sourceKey(),
                    passage.source().title(),
                    passage.chunk().headings(),
                    passage.source().page().orElse(null),
                    List.of(
                            passage.chunk().span().start(),
                            passage.chunk().span().end()),
                    passage.joined().stream().map(ChunkId::toString).toList());
        }
    }
}
