package dev.attest.ingestion;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.attest.answering.Answer;
import dev.attest.answering.AnswerEvent;
import dev.attest.answering.Question;
import dev.attest.documents.Accepted;
import dev.attest.documents.Job;
import dev.attest.documents.Upload;
import dev.attest.documents.jdbc.Ledger;
import dev.attest.embedded.EmbeddedCore;
import dev.attest.retrieval.FollowSettings;
import dev.attest.retrieval.Query;
import dev.attest.retrieval.Retriever;
import dev.attest.retrieval.onnx.OnnxEncoder;
import dev.attest.tenancy.Access;
import dev.attest.tenancy.Principal;
import dev.attest.tenancy.Role;
import dev.attest.tenancy.Tenant;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Flux;

/** The whole of core with its real parts, on a folder. */
final class Spine implements AutoCloseable {

    static final Principal OWNER = new Principal(new Tenant("acme"), "olga", Set.of(), Set.of(Role.OWNER));

    final Ledger ledger;
    final Retriever retriever;
    private final EmbeddedCore core;

    Spine(Path folder, OnnxEncoder encoder, FollowSettings following) {
        core = EmbeddedCore.start(folder, encoder, following);
        ledger = core.ledger();
        retriever = core.retriever();
    }

    Spine withCollection(String name) {
        ledger.collections().create(OWNER, name, Access.OPEN).block();
        return this;
    }

    Accepted accept(String collection, String key, String mediaType, String text) {
        return ledger.blobs()
                .store(Flux.just(text.getBytes(UTF_8)), 64 << 20)
                .flatMap(blob -> ledger.documents()
                        .accept(
                                OWNER,
                                new Upload(
                                        new Upload.Target.Key(collection, key),
                                        blob,
                                        key,
                                        mediaType,
                                        Optional.empty(),
                                        Optional.empty(),
                                        List.of(),
                                        Optional.empty())))
                .block();
    }

    /** Uploads and waits until the job has ended. */
    Job ingest(String collection, String key, String mediaType, String text) {
        return ended(((Accepted.Queued) accept(collection, key, mediaType, text)).jobId());
    }

    Job ended(UUID job) {
        return Flux.interval(Duration.ofMillis(20))
                .onBackpressureDrop()
                .concatMap(tick -> ledger.jobs().find(OWNER, job))
                .filter(found -> found.state().ended())
                .next()
                .block(Duration.ofSeconds(60));
    }

    Answer ask(Principal by, String question) {
        return core.answerer()
                .ask(
                        by,
                        new Question(
                                new Query(question, List.of(), 8),
                                Question.Mode.AUTO,
                                Question.Policy.FLAG,
                                Duration.ofSeconds(30)))
                .ofType(AnswerEvent.Done.class)
                .single()
                .map(AnswerEvent.Done::answer)
                .block(Duration.ofSeconds(30));
    }

    @Override
    public void close() {
        core.close();
    }
}
