package dev.attest.cli;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Passages in rank order. Absent lists read as empty. */
record SearchReply(List<PassageReply> passages, List<String> degraded) {

    SearchReply {
        passages = Objects.requireNonNullElse(passages, List.of());
        degraded = Objects.requireNonNullElse(degraded, List.of());
    }

    /**
     * A passage.
     *
     * @param page the one it begins on, from 1; absent for formats without pages
     * @param span start and end in the stored text, UTF-16 code units, half-open
     */
    record PassageReply(
            int rank,
            double score,
            @Nullable String title,
            @Nullable String sourceKey,
            @Nullable List<String> headings,
            @Nullable Integer page,
            @Nullable List<Integer> span,
            String text) {}
}
