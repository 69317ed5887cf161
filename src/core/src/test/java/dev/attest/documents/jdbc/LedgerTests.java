package dev.attest.documents.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.attest.documents.Accepted;
import dev.attest.documents.Block;
import dev.attest.documents.Chunk;
import dev.attest.documents.ChunkId;
import dev.attest.documents.Extraction;
import dev.attest.documents.Span;
import dev.attest.documents.StoredBlob;
import dev.attest.documents.TextHash;
import dev.attest.documents.Upload;
import dev.attest.documents.VersionKey;
import dev.attest.documents.Work;
import dev.attest.ledger.jdbc.LedgerSettings;
import dev.attest.tenancy.Access;
import dev.attest.tenancy.Principal;
import dev.attest.tenancy.Role;
import dev.attest.tenancy.Tenant;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import reactor.core.publisher.Flux;

/** A ledger in a database of its own, with people and documents. */
abstract class LedgerTests {

    static final String MODEL = "test-model";
    static final Principal OWNER = principal("acme", "olga", Role.OWNER);

    @TempDir
    Path folder;

    @Parameter
    TestedOn database = TestedOn.H2;

    LedgerSettings settings;
    Ledger ledger;

    @BeforeEach
    void open() {
        settings = fresh();
        ledger = opened();
        ledger.collections().create(OWNER, "handbook", Access.OPEN).block();
    }

    @AfterEach
    void close() {
        ledger.close();
        database.drop(settings);
    }

    /** Where the next test's ledger will be. */
    LedgerSettings fresh() {
        return database.fresh(folder);
    }

    /** As another process opens the same ledger. */
    Ledger opened() {
        return Ledger.open(settings, Clock.systemUTC());
    }

    static Principal principal(String tenant, String name, Role... roles) {
        return new Principal(new Tenant(tenant), name, Set.of(), Set.of(roles));
    }

    static Principal member(String name, String... groups) {
        return new Principal(new Tenant("acme"), name, Set.of(groups), Set.of(Role.READER));
    }

    StoredBlob stored(String text) {
        return ledger.blobs().store(Flux.just(text.getBytes(UTF_8)), 1 << 20).block();
    }

    Upload upload(String key, String text) {
        return upload(new Upload.Target.Key("handbook", key), text, Optional.empty());
    }

    Upload upload(Upload.Target target, String text, Optional<Set<String>> readers) {
        return new Upload(
                target, stored(text), "file.txt", "text/plain", Optional.empty(), readers, List.of(), Optional.empty());
    }

    Accepted.Queued queued(Principal by, Upload upload) {
        return (Accepted.Queued) ledger.documents().accept(by, upload).block();
    }

    /** Uploads a text and makes it the active version, as one chunk. */
    UUID ready(String key, String text) {
        Accepted.Queued accepted = queued(OWNER, upload(key, text));
        activate(accepted.jobId(), text);
        return accepted.documentId();
    }

    void activate(UUID job, String text) {
        stage(job, text);
        ledger.staging().activate(job, List.of(), List.of()).block();
    }

    /** Returns the sequence. */
    long stage(UUID job, String text) {
        Work work = ledger.staging().begin(job).block();
        ledger.embeddings()
                .save(MODEL, Map.of(TextHash.of(text), new float[] {1, 0}))
                .block();
        Span all = new Span(0, text.length());
        Extraction extraction = new Extraction(
                null, text, List.of(new Block(Block.Kind.PARAGRAPH, 0, all)), List.of("Read as plain text"));
        return ledger.staging()
                .stage(job, extraction, List.of(chunk(work.version(), text)), Optional.of(MODEL))
                .block();
    }

    static Chunk chunk(VersionKey version, String text) {
        Span all = new Span(0, text.length());
        return new Chunk(
                new ChunkId(version.documentId(), version.version(), 0), all, List.of("Top"), List.of(all), text, 3);
    }

    long collectionId() {
        return ledger.collections()
                .scope(OWNER, List.of("handbook"))
                .block()
                .get(0)
                .id();
    }

    long head() {
        return ledger.collections().find(OWNER, "handbook").block().sequence();
    }

    /** Texts of the document's first chunks that the principal sees at a sequence. */
    List<String> seen(Principal by, UUID document, long sequence, int versions) {
        List<ChunkId> ids = IntStream.rangeClosed(1, versions)
                .mapToObj(version -> new ChunkId(document, version, 0))
                .toList();
        return ledger.chunks().visible(by, Map.of(collectionId(), sequence), ids).block().stream()
                .map(found -> found.chunk().text())
                .toList();
    }

    /** Past the ledger. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(settings.url(), settings.user(), settings.password());
    }

    /** A statement past the ledger. */
    void sql(String statement) throws SQLException {
        try (var connection = connect();
                var command = connection.createStatement()) {
            command.execute(statement);
        }
    }
}
