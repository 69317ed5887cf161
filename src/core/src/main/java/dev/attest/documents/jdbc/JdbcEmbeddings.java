package dev.attest.documents.jdbc;

import dev.attest.documents.Embeddings;
import dev.attest.documents.ServingModel;
import dev.attest.ledger.jdbc.Database;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import reactor.core.publisher.Mono;

/** Vectors as big-endian 32-bit floats. */
final class JdbcEmbeddings implements Embeddings {

    static final BytesByText ROWS = new BytesByText("embedding", "model", "vector");

    private final Database database;

    JdbcEmbeddings(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Map<String, float[]>> find(String model, Collection<String> textHashes) {
        if (textHashes.isEmpty()) {
            return Mono.just(Map.of());
        }
        return database.transact(jdbc -> {
            var found = new HashMap<String, float[]>();
            ROWS.find(jdbc, model, textHashes).forEach((hash, bytes) -> found.put(hash, floats(bytes)));
            return found;
        });
    }

    @Override
    public Mono<Void> save(String model, Map<String, float[]> byTextHash) {
        return database.transact(jdbc -> {
                    var bytes = new HashMap<String, byte[]>();
                    byTextHash.forEach((hash, vector) -> bytes.put(hash, bytes(vector)));
                    ROWS.save(jdbc, model, bytes);
                    return true;
                })
                .then();
    }

    @Override
    public Mono<ServingModel> serving() {
        return database.transact(
                jdbc -> jdbc.sql("select serving_model, serving_dimension from ledger where serving_model is not null")
                        .query((rs, row) -> new ServingModel(rs.getString(1), rs.getInt(2)))
                        .optional()
                        .orElse(null));
    }

    @Override
    public Mono<Void> serve(ServingModel model) {
        return database.transact(
                        jdbc -> jdbc.sql("update ledger set serving_model = :name, serving_dimension = :dimension")
                                .param("name", model.name())
                                .param("dimension", model.dimension())
                                .update())
                .then();
    }

    /** Holds the vectors of a text until the transaction ends; texts must be locked in order of their hashes. */
    static int lock(JdbcClient jdbc, String textHash) {
        return jdbc.sql("select model from embedding where text_hash = :hash for update")
                .param("hash", textHash)
                .query(String.class)
                .list()
                .size();
    }

    private static byte[] bytes(float[] vector) {
        ByteBuffer buffer = ByteBuffer.allocate(vector.length * Float.BYTES);
        buffer.asFloatBuffer().put(vector);
        return buffer.array();
    }

    private static float[] floats(byte[] bytes) {
        float[] vector = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(vector);
        return vector;
    }
}
