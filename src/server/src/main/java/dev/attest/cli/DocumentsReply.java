package dev.attest.cli;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A part of a listing; {@code nextCursor} is null at the end. */
record DocumentsReply(List<Listed> items, @Nullable String nextCursor) {

    DocumentsReply {
        items = List.copyOf(items);
    }

    /** What of a listed document this client uses; counts as in {@link JobReply}. */
    record Listed(
            String id,
            String sourceKey,
            String state,
            int attachments,
            @Nullable Integer pages,
            @Nullable Integer pagesWithoutText,
            @Nullable Integer pagesRecognised,
            @Nullable Problem problem) {

        Listed {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(sourceKey, "sourceKey");
        }

        /** The job of its latest version, as far as the listing tells. */
        JobReply job() {
            return new JobReply("", id, state, 0, 0, pages, pagesWithoutText, pagesRecognised, problem);
        }
    }
}
