package dev.attest.bench.scale;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.attest.bench.Counting;
import dev.attest.bench.Folders;
import dev.attest.bench.synthetic.SyntheticEncoder;
import dev.attest.documents.Accepted;
import dev.attest.documents.Job;
import dev.attest.documents.JobState;
import dev.attest.documents.Upload;
import dev.attest.embedded.EmbeddedCore;
import dev.attest.embedded.Encoder;
import dev.attest.retrieval.FollowSettings;
import dev.attest.retrieval.Query;
import dev.attest.retrieval.Retrieval;
import dev.attest.retrieval.Scope;
import dev.attest.tenancy.Access;
import dev.attest.tenancy.Principal;
import dev.attest.tenancy.Role;
import dev.attest.tenancy.Tenant;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The product on a folder, holding synthetic documents of {@value #DOCUMENT} chunks each. */
final class GrownProduct implements AutoCloseable {

    private static final Principal BENCH = new Principal(new Tenant("bench"), "bench", Set.of(), Set.of(Role.OWNER));
    private static final String COLLECTION = "bench";
    private static final int DOCUMENT = 200;
    /** Enough that no worker ever waits for an upload. */
    private static final int UNDER_WAY = 8;

    private static final int LARGEST = 1 << 24;
    private static final String INDEX = "index";

    private final Path folder;
    private final SyntheticEncoder encoder;
    private EmbeddedCore core;

    private GrownProduct(Path folder, SyntheticEncoder encoder) {
        this.folder = folder;
        this.encoder = encoder;
        this.core = started();
    }

    /** On an empty folder. */
    static GrownProduct in(Path folder, SyntheticEncoder encoder) {
        var product = new GrownProduct(folder, encoder);
        product.core
                .ledger()
                .collections()
                .create(BENCH, COLLECTION, Access.OPEN)
                .block();
        return product;
    }

    private EmbeddedCore started() {
        return EmbeddedCore.start(folder, new Encoder(encoder, encoder, encoder), FollowSettings.DEFAULT);
    }

    EmbeddedCore core() {
        return core;
    }

    /** Stops it and starts it again, with all it holds; searches see all of it then. */
    void restart() {
        core.close();
        core = started();
    }

    /** The same, with an index that has to be built again from the ledger. */
    void restartWithoutIndex() throws IOException {
        core.close();
        Folders.delete(folder.resolve(INDEX));
        core = started();
    }

    /** Ingests documents, until all are found. */
    void ingest(int chunks) {
        int documents = (chunks + DOCUMENT - 1) / DOCUMENT;
        var counting = new Counting("ingested documents of " + DOCUMENT + " chunks,", documents);
        Flux.range(0, documents)
                .flatMap(
                        document ->
                                uploaded(document, chunks).flatMap(this::ended).doOnNext(job -> counting.step()),
                        UNDER_WAY)
                .then()
                .block();
        requireChunks(chunks);
    }

    private Mono<UUID> uploaded(int document, int chunks) {
        return Mono.defer(() -> {
            int first = document * DOCUMENT;
            var text = new StringBuilder();
            IntStream.range(first, Math.min(chunks, first + DOCUMENT))
                    .forEach(chunk -> text.append(encoder.section(chunk)));
            String name = "document-" + document + ".md";
            return core.ledger()
                    .blobs()
                    .store(Flux.just(text.toString().getBytes(UTF_8)), LARGEST)
                    .flatMap(blob -> core.ledger()
                            .documents()
                            .accept(
                                    BENCH,
                                    new Upload(
                                            new Upload.Target.Key(COLLECTION, name),
                                            blob,
                                            name,
                                            "text/markdown",
                                            Optional.of("Document " + document),
                                            Optional.empty(),
                                            List.of(),
                                            Optional.empty())))
                    .map(accepted -> ((Accepted.Queued) accepted).jobId());
        });
    }

    private Mono<Job> ended(UUID job) {
        return Flux.interval(Duration.ZERO, Duration.ofMillis(50))
                .onBackpressureDrop()
                .concatMap(tick -> core.ledger().jobs().find(BENCH, job), 1)
                .filter(found -> found.state().ended())
                .doOnNext(found -> {
                    if (found.state() != JobState.READY) {
                        throw new IllegalStateException("Not every document could be ingested: " + found);
                    }
                })
                .next();
    }

    /** Or the figures would be those of another number. */
    private void requireChunks(int wanted) {
        long there = core.words().tally(scope()).blockOptional().orElseThrow().total();
        if (there != wanted) {
            throw new IllegalStateException("The product cut " + there + " chunks where " + wanted + " were meant");
        }
    }

    /** Of everything it holds. */
    Scope scope() {
        return core.ledger()
                .collections()
                .scope(BENCH, List.of(COLLECTION))
                .map(Scope::new)
                .blockOptional()
                .orElseThrow();
    }

    Retrieval retrieve(String question, int topK) {
        return core.retriever()
                .retrieve(BENCH, new Query(question, List.of(COLLECTION), topK))
                .blockOptional()
                .orElseThrow();
    }

    long indexBytes() throws IOException {
        return bytes(folder.resolve(INDEX));
    }

    long ledgerBytes() throws IOException {
        return bytes(folder) - indexBytes();
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(Path::toFile)
                    .filter(File::isFile)
                    .mapToLong(File::length)
                    .sum();
        }
    }

    @Override
    public void close() {
        core.close();
    }
}
