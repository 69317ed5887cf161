package dev.attest.retrieval.langchain4j;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Which ChromaDB, and how it is used.
 *
 * @param url of the server, without {@code /api}
 * @param token what a proxy in front of it wants; ChromaDB itself knows no sign-in
 * @param timeout most time for one call, 100 ms to 10 min
 * @param batch most vectors written by one call, 1 to 5,000; 200 to 500 are fastest
 */
public record ChromaSettings(
        URI url, String tenant, String database, Optional<Token> token, Duration timeout, int batch) {

    public static final String DEFAULT_TENANT = "default_tenant";
    public static final String DEFAULT_DATABASE = "default_database";

    public ChromaSettings {
        if (tenant.isBlank() || database.isBlank()) {
            throw new IllegalArgumentException("ChromaDB needs the name of a tenant and of a database");
        }
        if (timeout.compareTo(Duration.ofMillis(100)) < 0 || timeout.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException("A call of ChromaDB takes 100 ms to 10 min, not " + timeout);
        }
        if (batch < 1 || batch > 5_000) {
            throw new IllegalArgumentException("A batch is 1 to 5,000 vectors, not " + batch);
        }
    }

    /** A server without sign-in, used with the defaults. */
    public static ChromaSettings at(URI url) {
        return new ChromaSettings(url, DEFAULT_TENANT, DEFAULT_DATABASE, Optional.empty(), Duration.ofSeconds(10), 300);
    }

    /**
     * A secret and the header it travels in.
     *
     * @param header {@code Authorization} carries it as {@code Bearer …}, any other as it is
     */
    public record Token(String header, String secret) {

        public Token {
            if (header.isBlank() || secret.isBlank()) {
                throw new IllegalArgumentException("A token has a header and a secret");
            }
        }

        /** What the header is to hold. */
        public String value() {
            return header.equalsIgnoreCase("Authorization") ? "Bearer " + secret : secret;
        }

        @Override
        public String toString() {
            return header + ": ***";
        }
    }
}
