package dev.attest.documents.jdbc;

import dev.attest.documents.Change;
import dev.attest.documents.JobState;
import dev.attest.documents.VersionKey;
import dev.attest.documents.Work;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The swap: from one sequence number on, requests see the new version instead of the old. */
final class Activation {

    private final JdbcClient jdbc;
    private final Work work;
    private final VersionKey version;
    private final OffsetDateTime now;

    Activation(JdbcClient jdbc, Work work, OffsetDateTime now) {
        this.jdbc = jdbc;
        this.work = work;
        this.version = work.version();
        this.now = now;
    }

    /** False when a newer version is active already. */
    boolean activate() {
        int active = jdbc.sql("select coalesce(active_version, 0) from document where id = :document")
                .param("document", version.documentId())
                .query(Integer.class)
                .single();
        if (active > version.version()) {
            String detail = "Version " + active + " became ready before version " + version.version();
            JdbcJobs.end(jdbc, work.jobId(), JobState.CANCELLED, "superseded", detail, now);
            return false;
        }
        long sequence = JdbcChangeLog.append(jdbc, Change.Kind.ACTIVATED, work.collectionId(), version, now);
        if (active > 0) {
            retire(active, sequence);
        }
        begin(sequence);
        return true;
    }

    private void retire(int active, long sequence) {
        jdbc.sql("update chunk set active_to = :sequence where document_id = :document and version = :active")
                .param("sequence", sequence)
                .param("document", version.documentId())
                .param("active", active)
                .update();
        jdbc.sql("update document_version set retired_at = :now where document_id = :document and number = :active")
                .param("now", now)
                .param("document", version.documentId())
                .param("active", active)
                .update();
    }

    private void begin(long sequence) {
        jdbc.sql("update chunk set active_from = :sequence where document_id = :document and version = :number")
                .param("sequence", sequence)
                .param("document", version.documentId())
                .param("number", version.version())
                .update();
        jdbc.sql("update document set active_version = :number, updated_at = :now, title = coalesce((select v.title"
                        + " from document_version v where v.document_id = :document and v.number = :number), title)"
                        + " where id = :document")
                .param("number", version.version())
                .param("now", now)
                .param("document", version.documentId())
                .update();
        jdbc.sql("update job set state = 'READY', done = total, updated_at = :now where id = :job")
                .param("now", now)
                .param("job", work.jobId())
                .update();
    }
}
