package dev.attest.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.attest.answering.Answerability.Signals;
import dev.attest.bench.RetrievalSet.AskedQuestion;
import dev.attest.bench.RetrievalSet.SourcePassage;
import dev.attest.documents.Accepted;
import dev.attest.documents.JobState;
import dev.attest.documents.Upload;
import dev.attest.embedded.EmbeddedCore;
import dev.attest.retrieval.FollowSettings;
import dev.attest.retrieval.Passage;
import dev.attest.retrieval.Query;
import dev.attest.retrieval.onnx.OnnxEncoder;
import dev.attest.tenancy.Access;
import dev.attest.tenancy.Principal;
import dev.attest.tenancy.Role;
import dev.attest.tenancy.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Ingests the passages as a user would, asks every question, and takes away what answers it. */
final class AbstentionSignals {

    private static final Principal BENCH = new Principal(new Tenant("bench"), "bench", Set.of(), Set.of(Role.OWNER));
    private static final int TOP_K = 8;
    // Enough to have TOP_K left when a whole document is taken away.
    private static final int FETCHED = 100;
    private static final int AT_ONCE = 8;

    private final EmbeddedCore core;
    private final RetrievalSet set;
    private final Map<String, String> titles;
    private final Map<String, Set<String>> idsByTitle;

    private AbstentionSignals(EmbeddedCore core, RetrievalSet set) {
        this.core = core;
        this.set = set;
        this.titles = set.passages().stream().collect(toMap(SourcePassage::id, SourcePassage::title));
        this.idsByTitle =
                set.passages().stream().collect(groupingBy(SourcePassage::title, mapping(SourcePassage::id, toSet())));
    }

    static List<MeasuredQuestion> measure(RetrievalSet set) throws IOException {
        Path folder = Files.createTempDirectory("attest-calibration");
        try (OnnxEncoder encoder = OnnxEncoder.open();
                EmbeddedCore core = EmbeddedCore.start(folder, encoder, FollowSettings.DEFAULT)) {
            core.ledger().collections().create(BENCH, "bench", Access.OPEN).block();
            var signals = new AbstentionSignals(core, set);
            signals.ingest();
            return signals.ask();
        } finally {
            Folders.delete(folder);
        }
    }

    private void ingest() {
        List<UUID> jobs = Flux.fromIterable(set.passages())
                .flatMapSequential(this::upload, AT_ONCE)
                .collectList()
                .blockOptional()
                .orElseThrow();
        for (int i = 0; i < jobs.size(); i++) {
            ended(jobs.get(i));
            if ((i + 1) % 100 == 0 || i + 1 == jobs.size()) {
                System.err.printf("\ringested %d of %d", i + 1, jobs.size());
            }
        }
        System.err.println();
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

    private List<MeasuredQuestion> ask() {
        var measured = new ArrayList<MeasuredQuestion>();
        for (AskedQuestion question : set.questions()) {
            List<Passage> found = core.retriever()
                    .retrieve(BENCH, new Query(question.question(), List.of(), FETCHED))
                    .blockOptional()
                    .orElseThrow()
                    .passages();
            Set<String> gold = Set.copyOf(question.passages());
            Set<String> documents = gold.stream()
                    .flatMap(id -> idsByTitle.getOrDefault(titles.getOrDefault(id, ""), Set.of()).stream())
                    .collect(toSet());
            measured.add(new MeasuredQuestion(
                    question.set(),
                    signals(question, found, Set.of()),
                    signals(question, found, gold),
                    signals(question, found, documents)));
            if (measured.size() % 50 == 0 || measured.size() == set.questions().size()) {
                System.err.printf(
                        "\rasked %d of %d", measured.size(), set.questions().size());
            }
        }
        System.err.println();
        return measured;
    }

    private Signals signals(AskedQuestion question, List<Passage> found, Set<String> removed) {
        List<Passage> left = found.stream()
                .filter(passage -> !removed.contains(passage.source().sourceKey()))
                .limit(TOP_K)
                .toList();
        return core.answerability()
                .signals(question.question(), left)
                .blockOptional()
                .orElse(new Signals(0, 0));
    }
}
