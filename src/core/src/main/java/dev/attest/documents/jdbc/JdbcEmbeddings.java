package dev.attest.documents.jdbc;

import dev.attest.documents.Embeddings;
import dev.attest.documents.ServingModel;
import dev.attest.ledger.jdbc.Database;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import reactor.core.publisher.Mono;

/** Vectors as big-endian 32-bit floats. */
final class JdbcEmbeddings implements Embeddings {

    /** PostgreSQL takes 65,535 in one statement. */
    private static final int MOST_PARAMETERS = 10_000;

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
            List<String> hashes = List.copyOf(textHashes);
            for (int from = 0; from < hashes.size(); from += MOST_PARAMETERS) {
                List<String> some = hashes.subList(from, Math.min(hashes.size(), from + MOST_PARAMETERS));
                jdbc.sql("select text_hash, vector from embedding where model = :model and text_hash in (:hashes)")
                        .param("model", model)
                        .param("hashes", some)
                        .query((rs, row) -> found.put(rs.getString(1), floats(rs.getBytes(2))))
                        .list();
            }
            return found;
        });
    }

    @Override
    public Mono<Void> save(String model, Map<String, float[]> byTextHash) {
        return database.transact(jdbc -> {
                    // In order, or two who save the same texts could wait for each other.
                    new TreeMap<>(byTextHash)
                            .forEach((hash, vector) -> jdbc.sql("insert into embedding (text_hash, model, vector)"
                                            + " values (:hash, :model, :vector) on conflict do nothing")
                                    .param("hash", hash)
                                    .param("model", model)
                                    .param("vector", bytes(vector))
                                    .update());
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
