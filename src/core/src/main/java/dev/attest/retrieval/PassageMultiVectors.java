package dev.attest.retrieval;

import dev.attest.documents.Embeddings;
import dev.attest.documents.Encodings;
import dev.attest.documents.StagedChunk;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The multi-vectors of passages: those the ledger has, and for other texts new ones, which it keeps. They are always of the
 * bundled encoder. Where it embeds passages too, its one pass of a text gives the ledger both.
 */
public final class PassageMultiVectors {

    private final Encodings encodings;
    private final Embeddings embeddings;
    private final TokenEncoder encoder;
    private final boolean embeds;
    private final String format;

    /**
     * Multi-vectors of an encoder.
     *
     * @param encoder the bundled one
     * @param passageModel the name of the model that embeds passages from now on, which may be the encoder's
     */
    public PassageMultiVectors(Encodings encodings, Embeddings embeddings, TokenEncoder encoder, String passageModel) {
        this.encodings = encodings;
        this.embeddings = embeddings;
        this.encoder = encoder;
        this.embeds = passageModel.equals(encoder.name());
        this.format = encoder.name() + "/" + MultiVector.FORMAT;
    }

    /**
     * One for every text, by the texts' hashes; they are in the ledger then, with the passage vectors where the encoder
     * makes those. The same text has the same multi-vector wherever it stands: the sentences are those it was first cut into.
     */
    public Mono<Map<String, MultiVector>> of(Map<String, PassageText> textByHash) {
        return encodings.find(format, textByHash.keySet()).flatMap(known -> {
            var missing = new LinkedHashMap<>(textByHash);
            missing.keySet().removeAll(known.keySet());
            var all = new HashMap<String, MultiVector>();
            known.forEach((hash, bytes) -> all.put(hash, MultiVector.of(bytes)));
            return Flux.fromIterable(missing.entrySet())
                    .buffer(PassageVectors.AT_ONCE)
                    .concatMap(this::encode, 1)
                    .collect(() -> all, Map::putAll);
        });
    }

    /** Chunks as the index of words takes them, in order. */
    Mono<List<IndexedChunk>> indexed(List<StagedChunk> staged) {
        var texts = new LinkedHashMap<String, PassageText>();
        staged.forEach(chunk -> texts.put(chunk.textHash(), PassageText.of(chunk)));
        return of(texts)
                .map(vectors -> staged.stream()
                        .map(chunk -> IndexedChunk.ofWords(
                                chunk.id(),
                                chunk.accessSet(),
                                chunk.text(),
                                Objects.requireNonNull(vectors.get(chunk.textHash())),
                                chunk.fields()))
                        .toList());
    }

    private Mono<Map<String, MultiVector>> encode(List<Map.Entry<String, PassageText>> texts) {
        return encoder.encode(texts.stream().map(text -> text.getValue().text()).toList())
                .flatMap(encoded -> keepVectors(texts, encoded).thenReturn(paired(texts, encoded)))
                .delayUntil(vectors -> encodings.save(format, bytes(vectors)));
    }

    private Mono<Void> keepVectors(List<Map.Entry<String, PassageText>> texts, List<Encoding> encoded) {
        var vectors = new HashMap<String, float[]>();
        for (int i = 0; embeds && i < texts.size(); i++) {
            vectors.put(texts.get(i).getKey(), encoded.get(i).passage());
        }
        return embeds ? embeddings.save(encoder.name(), vectors) : Mono.empty();
    }

    private Map<String, MultiVector> paired(List<Map.Entry<String, PassageText>> texts, List<Encoding> encoded) {
        float[] centre = encoder.centre();
        var paired = new HashMap<String, MultiVector>();
        for (int i = 0; i < texts.size(); i++) {
            paired.put(
                    texts.get(i).getKey(),
                    MultiVector.of(encoded.get(i), texts.get(i).getValue(), centre));
        }
        return paired;
    }

    private static Map<String, byte[]> bytes(Map<String, MultiVector> vectors) {
        var bytes = new HashMap<String, byte[]>();
        vectors.forEach((hash, vector) -> bytes.put(hash, vector.toBytes()));
        return bytes;
    }
}
