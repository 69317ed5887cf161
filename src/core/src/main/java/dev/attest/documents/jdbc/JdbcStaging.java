package dev.attest.documents.jdbc;

import dev.attest.documents.Change;
import dev.attest.documents.Chunk;
import dev.attest.documents.Content;
import dev.attest.documents.Extraction;
import dev.attest.documents.JobEnded;
import dev.attest.documents.JobFailure;
import dev.attest.documents.JobState;
import dev.attest.documents.MissingEmbeddings;
import dev.attest.documents.Staging;
import dev.attest.documents.TextHash;
import dev.attest.documents.VersionKey;
import dev.attest.documents.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import reactor.core.publisher.Mono;

final class JdbcStaging implements Staging {

    private static final String GOING_ON = " and state not in ('READY', 'FAILED', 'CANCELLED')";

    private final Database database;

    JdbcStaging(Database database) {
        this.database = database;
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
                        rs.getInt(9)))
                .optional()
                .orElse(null);
    }

    @Override
    public Mono<Void> progress(UUID jobId, JobState state, int done, int total) {
        return database.transact(jdbc -> {
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
                })
                .then();
    }

    @Override
    public Mono<Long> stage(UUID jobId, Extraction extraction, List<Chunk> chunks, String model) {
        return database.transact(jdbc -> {
            Work work = lock(jdbc, jobId);
            if (count(jdbc, work.version()) == 0) {
                keep(jdbc, work.version(), extraction, chunks);
            }
            requireEmbeddings(jdbc, work.version(), model);
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

    private static int count(JdbcClient jdbc, VersionKey version) {
        return jdbc.sql("select count(*) from chunk where document_id = :document and version = :version")
                .param("document", version.documentId())
                .param("version", version.version())
                .query(Integer.class)
                .single();
    }

    private static void keep(JdbcClient jdbc, VersionKey version, Extraction extraction, List<Chunk> chunks) {
        var warnings = new ArrayList<>(Lines.split(
                jdbc.sql("select warnings from document_version where document_id = :document and number = :version")
                        .param("document", version.documentId())
                        .param("version", version.version())
                        .query(String.class)
                        .single()));
        warnings.addAll(extraction.warnings());
        jdbc.sql("update document_version set body = :body, title = coalesce(title, :title), warnings = :warnings"
                        + " where document_id = :document and number = :version")
                .param("body", extraction.text())
                .param("title", extraction.title())
                .param("warnings", Lines.join(warnings))
                .param("document", version.documentId())
                .param("version", version.version())
                .update();
        chunks.forEach(chunk -> insert(jdbc, chunk));
    }

    private static void insert(JdbcClient jdbc, Chunk chunk) {
        jdbc.sql(
                        "insert into chunk (id, document_id, version, ordinal, span_start, span_end, headings, sentences, body, tokens,"
                                + " text_hash) values (:id, :document, :version, :ordinal, :start, :end, :headings, :sentences, :body,"
                                + " :tokens, :hash)")
                .param("id", chunk.id().toString())
                .param("document", chunk.id().documentId())
                .param("version", chunk.id().version())
                .param("ordinal", chunk.id().ordinal())
                .param("start", chunk.span().start())
                .param("end", chunk.span().end())
                .param("headings", Lines.join(chunk.headings()))
                .param("sentences", Spans.join(chunk.sentences()))
                .param("body", chunk.text())
                .param("tokens", chunk.tokens())
                .param("hash", TextHash.of(chunk.text()))
                .update();
    }

    private static void requireEmbeddings(JdbcClient jdbc, VersionKey version, String model) {
        // Nobody may collect them as garbage between this look and the commit.
        jdbc.sql("select distinct text_hash from chunk where document_id = :document and version = :version"
                        + " order by text_hash")
                .param("document", version.documentId())
                .param("version", version.version())
                .query(String.class)
                .list()
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
    public Mono<Void> activate(UUID jobId) {
        return database.transact(jdbc -> {
                    Work work = lock(jdbc, jobId);
                    new Activation(jdbc, work, database.now()).activate();
                    return true;
                })
                .then();
    }

    @Override
    public Mono<Void> fail(UUID jobId, JobFailure failure) {
        return database.transact(jdbc -> {
                    lock(jdbc, jobId);
                    JdbcJobs.end(jdbc, jobId, JobState.FAILED, failure.code(), failure.detail(), database.now());
                    return true;
                })
                .then();
    }
}
