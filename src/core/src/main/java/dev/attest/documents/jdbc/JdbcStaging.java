package dev.attest.documents.jdbc;

import dev.attest.documents.Blobs;
import dev.attest.documents.Change;
import dev.attest.documents.Chunk;
import dev.attest.documents.Content;
import dev.attest.documents.Extraction;
import dev.attest.documents.JobEnded;
import dev.attest.documents.JobFailure;
import dev.attest.documents.JobState;
import dev.attest.documents.MissingEmbeddings;
import dev.attest.documents.PageCounts;
import dev.attest.documents.PageLayout;
import dev.attest.documents.Placement;
import dev.attest.documents.Staging;
import dev.attest.documents.StoredAttachment;
import dev.attest.documents.TextHash;
import dev.attest.documents.VersionKey;
import dev.attest.documents.Work;
import dev.attest.ledger.jdbc.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

final class JdbcStaging implements Staging {

    static final String GOING_ON = " and state not in ('READY', 'FAILED', 'CANCELLED')";
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Database database;
    private final JobQueue queue;
    private final Blobs blobs;

    JdbcStaging(Database database, JobQueue queue, Blobs blobs) {
        this.database = database;
        this.queue = queue;
        this.blobs = blobs;
    }

    @Override
    public Mono<Work> begin(UUID jobId) {
        return database.transact(jdbc -> {
            int begun = jdbc.sql("update job set attempts = attempts + 1, state = 'PARSING', done = 0, total = 0,"
                            + " updated_at = :now where id = :id" + GOING_ON)
                    .param("id", jobId)
                    .param("now", database.now())
                    .update();
            return begun == 0 ? null : work(jdbc, jobId);
        });
    }

    private static @Nullable Work work(JdbcClient jdbc, UUID jobId) {
        return jdbc.sql("select j.collection_id, j.document_id, j.version, b.id, v.file_name, v.media_type, b.size,"
                        + " b.sha256, j.attempts from job j"
                        + " join document_version v on v.document_id = j.document_id and v.number = j.version"
                        + " join blob b on b.id = v.blob_id where j.id = :id")
                .param("id", jobId)
                .query((rs, n) -> new Work(
                        jobId,
                        rs.getLong(1),
                        new VersionKey(rs.getObject(2, UUID.class), rs.getInt(3)),
                        new Content(
                                rs.getObject(4, UUID.class),
                                rs.getString(5),
                                rs.getString(6),
                                rs.getLong(7),
                                rs.getString(8)),
                        rs.getInt(9),
                        Family.depth(jdbc, rs.getObject(2, UUID.class))))
                .optional()
                .orElse(null);
    }

    @Override
    public Mono<Void> parsed(UUID jobId, Optional<PageCounts> pages) {
        return database.transact(jdbc -> {
                    advance(jdbc, jobId, JobState.CHUNKING, 0, 0);
                    Work work = work(jdbc, jobId);
                    if (work != null) {
                        PageRows.keepCounts(jdbc, work.version(), pages);
                    }
                    return true;
                })
                .then();
    }

    @Override
    public Mono<Void> progress(UUID jobId, JobState state, int done, int total) {
        return database.transact(jdbc -> advance(jdbc, jobId, state, done, total))
                .then();
    }

    private boolean advance(JdbcClient jdbc, UUID jobId, JobState state, int done, int total) {
        int updated = jdbc.sql("update job set state = :state, done = :done, total = :total,"
                        + " updated_at = :now where id = :id" + GOING_ON)
                .param("id", jobId)
                .param("state", state.name())
                .param("done", done)
                .param("total", total)
                .param("now", database.now())
                .update();
        if (updated == 0) {
            throw new JobEnded(jobId.toString());
        }
        return true;
    }

    @Override
    public Mono<Long> stage(UUID jobId, Extraction extraction, List<Chunk> chunks, Optional<String> model) {
        return database.transact(jdbc -> {
            Work work = lock(jdbc, jobId);
            if (!isStaged(jdbc, work.version())) {
                keep(jdbc, work.version(), extraction, chunks);
            }
            model.ifPresent(name -> requireEmbeddings(jdbc, work.version(), name));
            return JdbcChangeLog.append(jdbc, Change.Kind.STAGED, work.collectionId(), work.version(), database.now());
        });
    }

    /** Takes the collection's lock, then makes sure the job goes on. */
    private Work lock(JdbcClient jdbc, UUID jobId) {
        Work work = work(jdbc, jobId);
        if (work == null) {
            throw new JobEnded(jobId.toString());
        }
        JdbcChangeLog.lock(jdbc, work.collectionId());
        boolean goesOn = jdbc.sql("select id from job where id = :id" + GOING_ON + " for update")
                .param("id", jobId)
                .query(UUID.class)
                .optional()
                .isPresent();
        if (!goesOn) {
            throw new JobEnded(jobId.toString());
        }
        return work;
    }

    private static boolean isStaged(JdbcClient jdbc, VersionKey version) {
        return jdbc.sql("select body_length is not null from document_version"
                        + " where document_id = :document and number = :version")
                .param("document", version.documentId())
                .param("version", version.version())
                .query(Boolean.class)
                .single();
    }

    private static void keep(JdbcClient jdbc, VersionKey version, Extraction extraction, List<Chunk> chunks) {
        warn(jdbc, version, extraction.warnings());
        jdbc.sql("update document_version set body = :body, body_length = :length, title = coalesce(title, :title)"
                        + " where document_id = :document and number = :version")
                .param("body", Storable.text(extraction.text()))
                .param("length", extraction.text().length())
                .param(
                        "title",
                        Optional.ofNullable(extraction.title())
                                .map(title -> Cut.to(1024, Storable.text(title)))
                                .orElse(null))
                .param("document", version.documentId())
                .param("version", version.version())
                .update();
        PageRows.keepCounts(jdbc, version, PageCounts.of(extraction.pages()));
        PageRows.insert(jdbc, version, extraction.pages());
        chunks.forEach(chunk -> insert(jdbc, chunk, extraction.pages()));
    }

    private static void warn(JdbcClient jdbc, VersionKey version, List<String> more) {
        if (more.isEmpty()) {
            return;
        }
        var warnings = new ArrayList<>(Lines.split(
                jdbc.sql("select warnings from document_version where document_id = :document and number = :version")
                        .param("document", version.documentId())
                        .param("version", version.version())
                        .query(String.class)
                        .single()));
        warnings.addAll(more);
        jdbc.sql("update document_version set warnings = :warnings"
                        + " where document_id = :document and number = :version")
                .param("warnings", Storable.text(Lines.join(warnings)))
                .param("document", version.documentId())
                .param("version", version.version())
                .update();
    }

    private static void insert(JdbcClient jdbc, Chunk chunk, List<PageLayout> pages) {
        jdbc.sql(
                        "insert into chunk (id, document_id, version, ordinal, span_start, span_end, headings, sentences, body, tokens,"
                                + " text_hash, page) values (:id, :document, :version, :ordinal, :start, :end, :headings, :sentences, :body,"
                                + " :tokens, :hash, :page)")
                .param("id", chunk.id().toString())
                .param("document", chunk.id().documentId())
                .param("version", chunk.id().version())
                .param("ordinal", chunk.id().ordinal())
                .param("start", chunk.span().start())
                .param("end", chunk.span().end())
                .param("headings", Storable.text(Lines.join(chunk.headings())))
                .param("sentences", Spans.join(chunk.wholeSentences()))
                .param("body", Storable.text(chunk.text()))
                .param("tokens", chunk.tokens())
                .param("hash", TextHash.of(chunk.text()))
                .param("page", Placement.page(pages, chunk.span()).orElse(null))
                .update();
    }

    private static void requireEmbeddings(JdbcClient jdbc, VersionKey version, String model) {
        // Nobody may collect them as garbage between this look and the commit.
        new TreeSet<>(jdbc.sql("select text_hash from chunk where document_id = :document and version = :version")
                        .param("document", version.documentId())
                        .param("version", version.version())
                        .query(String.class)
                        .list())
                .forEach(hash -> JdbcEmbeddings.lock(jdbc, hash));
        int missing = jdbc.sql("select count(*) from chunk k where k.document_id = :document and k.version = :version"
                        + " and not exists (select 1 from embedding e"
                        + " where e.text_hash = k.text_hash and e.model = :model)")
                .param("document", version.documentId())
                .param("version", version.version())
                .param("model", model)
                .query(Integer.class)
                .single();
        if (missing > 0) {
            throw new MissingEmbeddings(missing);
        }
    }

    @Override
    public Mono<Void> activate(UUID jobId, List<StoredAttachment> attachments, List<String> warnings) {
        List<UUID> stored =
                attachments.stream().map(attachment -> attachment.blob().id()).toList();
        return database.transact(jdbc -> {
                    Work work = lock(jdbc, jobId);
                    if (!new Activation(jdbc, work, database.now()).activate()) {
                        return stored;
                    }
                    var replaced = new Enclosures(jdbc, work, database.now(), queue).replaceBy(attachments);
                    warn(jdbc, work.version(), warnings);
                    warn(jdbc, work.version(), replaced.warnings());
                    return replaced.orphans();
                })
                .doOnNext(orphans -> {
                    if (!attachments.isEmpty()) {
                        queue.nudge();
                    }
                })
                .flatMap(orphans -> discard(orphans).onErrorComplete())
                .onErrorResume(e -> discard(stored).onErrorComplete().then(Mono.error(e)));
    }

    private Mono<Void> discard(List<UUID> orphans) {
        return Flux.fromIterable(orphans).concatMap(blobs::discard).then();
    }

    @Override
    public Mono<Void> fail(UUID jobId, JobFailure failure, Optional<PageCounts> pages) {
        return database.transact(jdbc -> {
                    Work work = lock(jdbc, jobId);
                    if (pages.isPresent()) {
                        PageRows.keepCounts(jdbc, work.version(), pages);
                    }
                    JdbcJobs.end(jdbc, jobId, JobState.FAILED, failure.code(), failure.detail(), database.now());
                    return true;
                })
                .then();
    }

    /** By looking, since whoever cancels may do so at another replica. */
    @Override
    public Mono<Void> ended(UUID jobId) {
        return Flux.interval(LOOK_EVERY)
                .onBackpressureDrop()
                .concatMap(tick -> goesOn(jobId).onErrorReturn(true), 1)
                .filter(goesOn -> !goesOn)
                .next()
                .then();
    }

    private Mono<Boolean> goesOn(UUID jobId) {
        return database.transact(jdbc -> jdbc.sql("select count(*) from job where id = :id" + GOING_ON)
                .param("id", jobId)
                .query((rs, n) -> rs.getInt(1) > 0)
                .single());
    }
}
