package dev.attest.eval.reports;

import dev.attest.eval.Reply;
import dev.attest.eval.Sample;
import dev.attest.eval.Score;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One sample: its scores, and, unless it is frozen, its texts.
 *
 * @param source its group in the bootstrap; null when frozen, since it is mostly the gold document
 * @param status what became of the question
 * @param scores by metric, in the report's order; of a frozen sample without explanations, verdicts and reasons
 * @param sample null when frozen
 * @param reply null when frozen
 */
public record SampleResult(
        String id,
        @Nullable String source,
        List<String> tags,
        boolean frozen,
        Reply.Status status,
        Map<String, Score> scores,
        @Nullable Sample sample,
        @Nullable Reply reply) {

    public SampleResult {
        source = frozen ? null : source;
        tags = List.copyOf(tags);
        scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
        if (frozen != (sample == null) || frozen != (reply == null)) {
            throw new IllegalArgumentException("Texts of frozen samples stay unknown, those of others do not: " + id);
        }
    }
}
