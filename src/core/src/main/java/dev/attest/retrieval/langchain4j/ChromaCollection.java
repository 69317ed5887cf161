package dev.attest.retrieval.langchain4j;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.retrieval.EmbeddingModel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * ChromaDB's collection of the vectors one model made of one collection of ours. Its metadata says whose it is and how
 * far it has followed the ledger, so that the server describes itself to every process and after every restart.
 *
 * @param id ChromaDB's; another one once the collection was made again
 */
record ChromaCollection(String id, UUID ledgerId, long collectionId, String model, int dimension, long applied) {

    private static final String PREFIX = "attest-";
    private static final String LEDGER = "attest_ledger";
    private static final String COLLECTION = "attest_collection";
    private static final String MODEL = "attest_model";
    private static final String DIMENSION = "attest_dimension";
    private static final String APPLIED = "attest_applied";
    private static final int SHORT = 8;

    /** Not there yet. */
    static ChromaCollection planned(UUID ledgerId, long collectionId, EmbeddingModel model) {
        return new ChromaCollection("", ledgerId, collectionId, model.name(), model.dimension(), 0);
    }

    /** Empty when it is not one of ours. */
    static Optional<ChromaCollection> read(JsonNode node) {
        JsonNode metadata = node.path("metadata");
        boolean ours = metadata.hasNonNull(LEDGER)
                && metadata.hasNonNull(COLLECTION)
                && metadata.hasNonNull(MODEL)
                && metadata.hasNonNull(DIMENSION)
                && metadata.hasNonNull(APPLIED);
        if (!ours) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ChromaCollection(
                            node.path("id").asText(),
                            UUID.fromString(metadata.path(LEDGER).asText()),
                            metadata.path(COLLECTION).asLong(),
                            metadata.path(MODEL).asText(),
                            metadata.path(DIMENSION).asInt(),
                            metadata.path(APPLIED).asLong()))
                    .filter(found -> found.name().equals(node.path("name").asText()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Of letters, digits and dashes, 27 to 44 characters: ChromaDB wants 3 to 512, older servers at most 63. */
    String name() {
        return PREFIX + ledgerId.toString().substring(0, SHORT) + "-" + collectionId + "-" + digest(model);
    }

    Map<String, Object> metadata() {
        return Map.of(
                LEDGER,
                ledgerId.toString(),
                COLLECTION,
                collectionId,
                MODEL,
                model,
                DIMENSION,
                dimension,
                APPLIED,
                applied);
    }

    ChromaCollection at(long sequence) {
        return new ChromaCollection(id, ledgerId, collectionId, model, dimension, sequence);
    }

    boolean isOf(ChromaCollection other) {
        return ledgerId.equals(other.ledgerId) && collectionId == other.collectionId && model.equals(other.model);
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, SHORT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
