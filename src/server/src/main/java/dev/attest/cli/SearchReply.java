package dev.attest.cli;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Passages in rank order. Absent lists read as empty. */
record SearchReply(
        List<PassageReply> passages,
        List<String> degraded,
        @Nullable PlanReply plan) {

    SearchReply {
        passages = Objects.requireNonNullElse(passages, List.of());
        degraded = Objects.requireNonNullElse(degraded, List.of());
    }

    /**
     * A passage.
     *
     * @param page the one it begins on, from 1; absent for formats without pages
     * @param span start and end in the stored text, UTF-16 code units, half-open
     * @param copies near-duplicates that share its place
     * @param joined neighbours that hold the rest of a sentence, and stand in the text
     * @param relevance absent unless it was asked for
     */
    record PassageReply(
            int rank,
            double score,
            @Nullable String title,
            @Nullable String sourceKey,
            @Nullable List<String> headings,
            @Nullable Integer page,
            @Nullable List<Integer> span,
            String text,
            @Nullable List<String> copies,
            @Nullable List<String> joined,
            @Nullable RelevanceReply relevance) {}

    /** Why a passage ranks where it does; what was not compared is absent. */
    record RelevanceReply(
            @Nullable LegReply words,
            @Nullable LegReply vectors,
            @Nullable Double cosine,
            @Nullable MatchReply match,
            double fused) {}

    /** How a leg found it. */
    record LegReply(int rank, double score) {}

    /** How well the question's words are met, by the best sentence and by the whole passage. */
    record MatchReply(List<Integer> sentence, double score, double whole) {}

    /** How passages were looked for; counts are told to owners only. */
    record PlanReply(@Nullable Long qualifying, @Nullable Long total, List<StepReply> searches) {}

    /** One search of one leg. */
    record StepReply(
            String leg,
            String way,
            @Nullable Long fetched,
            @Nullable Integer found,
            double ms) {}
}
