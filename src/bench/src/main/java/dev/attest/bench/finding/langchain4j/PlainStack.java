package dev.attest.bench.finding.langchain4j;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import java.util.List;

/**
 * Retrieval as langchain4j's own tutorials begin with: its in-process MiniLM (whose tokenizer file silently ends a text
 * at 128 tokens) and its in-memory store, one segment a passage.
 */
public final class PlainStack {

    private static final int AT_ONCE = 100;

    private final EmbeddingModel model = new AllMiniLmL6V2QuantizedEmbeddingModel();
    private final InMemoryEmbeddingStore<String> store = new InMemoryEmbeddingStore<>();

    /**
     * Embeds and stores passages, which takes a while.
     *
     * @param ids one a text, in the texts' order
     */
    public PlainStack(List<String> ids, List<String> texts) {
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            int end = Math.min(ids.size(), from + AT_ONCE);
            List<TextSegment> segments =
                    texts.subList(from, end).stream().map(TextSegment::from).toList();
            store.addAll(
                    List.copyOf(ids.subList(from, end)),
                    model.embedAll(segments).content(),
                    ids.subList(from, end));
        }
    }

    /** The ids of the nearest passages, nearest first, at most so many. */
    public List<String> search(String question, int most) {
        var request = EmbeddingSearchRequest.builder()
                .queryEmbedding(model.embed(question).content())
                .maxResults(most)
                .build();
        return store.search(request).matches().stream()
                .map(match -> match.embeddingId())
                .toList();
    }
}
