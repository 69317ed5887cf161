package dev.attest.wiring;

import dev.attest.evaluation.EvaluationRequest;
import dev.attest.evaluation.EvaluationRequest.Judge;
import dev.attest.evaluation.Nightly;
import dev.attest.parts.SettingUnusable;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How evaluations are run. All are texts, so that a mistake is told in a sentence of ours.
 *
 * @param datasets folder of datasets; blank for the one found
 * @param nightly when the night's evaluation begins, as in {@code 02:30} or {@code 02:30 Europe/Berlin}; blank for none
 * @param dataset of the night
 * @param judge of the night: {@code local} or {@code llm}
 * @param keep how many reports are kept
 * @param work whether evaluations are worked on; not by a server that exists for one command only
 */
@ConfigurationProperties("attest.evaluations")
record EvaluationSettings(
        @DefaultValue("") String datasets,
        @DefaultValue("") String nightly,
        String dataset,
        String judge,
        String keep,
        @DefaultValue("true") boolean work) {

    private static final String NIGHTLY = "ATTEST_EVALUATIONS_NIGHTLY";

    EvaluationSettings {
        night(nightly, dataset, judge);
        reports(keep);
    }

    Optional<Nightly> night() {
        return night(nightly, dataset, judge);
    }

    int reports() {
        return reports(keep);
    }

    private static Optional<Nightly> night(String nightly, String dataset, String judge) {
        if (dataset.isBlank()) {
            throw new SettingUnusable("ATTEST_EVALUATIONS_DATASET", "is blank; name a dataset, such as samples.");
        }
        EvaluationRequest request = EvaluationRequest.whole(dataset.strip(), judge(judge.strip()));
        if (nightly.isBlank()) {
            return Optional.empty();
        }
        String[] words = nightly.strip().split("\\s+", 2);
        try {
            ZoneId zone = words.length < 2 ? ZoneOffset.UTC : ZoneId.of(words[1]);
            return Optional.of(new Nightly(LocalTime.parse(words[0]), zone, request));
        } catch (DateTimeException e) {
            throw new SettingUnusable(
                    NIGHTLY, "is not a time of day; write it like 02:30, which is in UTC, or 02:30 Europe/Berlin.");
        }
    }

    private static Judge judge(String judge) {
        return switch (judge) {
            case "local" -> Judge.LOCAL;
            case "llm" -> Judge.LLM;
            default -> throw new SettingUnusable("ATTEST_EVALUATIONS_JUDGE", "must be local or llm; correct it.");
        };
    }

    private static int reports(String keep) {
        if (!keep.strip().matches("[1-9]\\d{0,4}")) {
            throw new SettingUnusable("ATTEST_EVALUATIONS_KEEP", "must be a whole number from 1 to 99999; correct it.");
        }
        return Integer.parseInt(keep.strip());
    }
}
