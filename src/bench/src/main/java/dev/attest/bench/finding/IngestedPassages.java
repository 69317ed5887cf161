package dev.attest.bench.finding;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.attest.bench.Counting;
import dev.attest.bench.Folders;
import dev.attest.bench.finding.RetrievalSet.SourcePassage;
import dev.attest.documents.Accepted;
import dev.attest.documents.JobState;
import dev.attest.documents.Upload;
import dev.attest.embedded.EmbeddedCore;
import dev.attest.retrieval.FollowSettings;
import dev.attest.retrieval.Passage;
import dev.attest.retrieval.Query;
import dev.attest.retrieval.Retrieval;
import dev.attest.retrieval.onnx.OnnxEncoder;
import dev.attest.tenancy.Access;
import dev.attest.tenancy.Principal;
import dev.attest.tenancy.Role;
import dev.attest.tenancy.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The product, holding passages as a user would bring them: one document each, of its text alone, in a temporary folder
 * that is gone afterwards. A document's source key is its passage's id.
 */
final class IngestedPassages implements AutoCloseable {

    private static final Principal BENCH = new Principal(new Tenant("bench"), "bench", Set.of(), Set.of(Role.OWNER));
    private static final int AT_ONCE = 8;

    private final Path folder;
    private final EmbeddedCore core;

    private IngestedPassages(Path folder, EmbeddedCore core) {
        this.folder = folder;
        this.core = core;
    }

    /** Ingests all passages, which blocks for minutes when there are thousands. The encoder stays the caller's. */
    static IngestedPassages of(List<SourcePassage> passages, OnnxEncoder encoder) throws IOException {
        Path folder = Files.createTempDirectory("attest-bench");
        try {
            var ingested = new IngestedPassages(folder, EmbeddedCore.start(folder, encoder, FollowSettings.DEFAULT));
            return ingested.holding(passages);
        } catch (RuntimeException e) {
            Folders.delete(folder);
            throw e;
        }
    }

    private IngestedPassages holding(List<SourcePassage> passages) {
        try {
            ingest(passages);
            return this;
        } catch (RuntimeException e) {
            core.close();
            throw e;
        }
    }

    EmbeddedCore core() {
        return core;
    }

    /** What the product finds, best first. */
    List<Passage> retrieve(String question, int topK) {
        return retrieve(new Query(question, List.of(), topK)).passages();
    }

    Retrieval retrieve(Query query) {
        return core.retriever().retrieve(BENCH, query).blockOptional().orElseThrow();
    }

    private void ingest(List<SourcePassage> passages) {
        core.ledger().collections().create(BENCH, "bench", Access.OPEN).block();
        List<UUID> jobs = Flux.fromIterable(passages)
                .flatMapSequential(this::upload, AT_ONCE)
                .collectList()
                .blockOptional()
                .orElseThrow();
        var counting = new Counting("ingested", jobs.size());
        for (UUID job : jobs) {
            ended(job);
            counting.step();
        }
    }

    private Mono<UUID> upload(SourcePassage passage) {
        return core.ledger()
                .blobs()
                .store(Flux.just(passage.text().getBytes(UTF_8)), 1 << 24)
                .flatMap(blob -> core.ledger()
                        .documents()
                        .accept(
                                BENCH,
                                new Upload(
                                        new Upload.Target.Key("bench", passage.id()),
                                        blob,
                                        passage.id(),
                                        "text/plain",
                                        Optional.of(passage.title()),
                                        Optional.empty(),
                                        List.of(),
                                        Optional.empty())))
                .map(accepted -> ((Accepted.Queued) accepted).jobId());
    }

    private void ended(UUID job) {
        Flux.interval(Duration.ZERO, Duration.ofMillis(50))
                .onBackpressureDrop()
                .concatMap(tick -> core.ledger().jobs().find(BENCH, job))
                .filter(found -> found.state().ended())
                .doOnNext(found -> {
                    if (found.state() != JobState.READY) {
                        throw new IllegalStateException("Not every passage could be ingested: " + found);
                    }
                })
                .blockFirst();
    }

    @Override
    public void close() throws IOException {
        core.close();
        Folders.delete(folder);
    }
}
