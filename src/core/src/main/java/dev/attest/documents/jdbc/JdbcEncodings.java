package dev.attest.documents.jdbc;

import dev.attest.documents.Encodings;
import dev.attest.ledger.jdbc.Database;
import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Mono;

final class JdbcEncodings implements Encodings {

    static final BytesByText ROWS = new BytesByText("encoding", "format", "bytes");

    private final Database database;

    JdbcEncodings(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Map<String, byte[]>> find(String format, Collection<String> textHashes) {
        return textHashes.isEmpty()
                ? Mono.just(Map.of())
                : database.transact(jdbc -> ROWS.find(jdbc, format, textHashes));
    }

    @Override
    public Mono<Void> save(String format, Map<String, byte[]> byTextHash) {
        return database.transact(jdbc -> {
                    ROWS.save(jdbc, format, byTextHash);
                    return true;
                })
                .then();
    }
}
