package dev.attest.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.evaluation.EvaluationRequest;
import dev.attest.evaluation.EvaluationRequest.Judge;
import dev.attest.evaluation.Nightly;
import dev.attest.parts.SettingUnusable;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationSettingsTest {

    private static EvaluationSettings nightly(String at) {
        return new EvaluationSettings("", at, "samples", "local", "90", true);
    }

    @Test
    void unsetThereIsNoNight() {
        assertThat(nightly(" ").night()).isEmpty();
        assertThat(nightly("").reports()).isEqualTo(90);
    }

    @Test
    void theNightIsInUtcUnlessAZoneIsNamed() {
        EvaluationRequest samples = EvaluationRequest.whole("samples", Judge.LOCAL);
        assertThat(nightly("02:30").night()).contains(new Nightly(LocalTime.of(2, 30), ZoneOffset.UTC, samples));
        assertThat(nightly(" 23:05  Europe/Berlin ").night())
                .contains(new Nightly(LocalTime.of(23, 5), ZoneId.of("Europe/Berlin"), samples));
    }

    @ParameterizedTest
    @CsvSource({
        "2:30, samples, local, 90, ATTEST_EVALUATIONS_NIGHTLY is not a time of day; write it like 02:30",
        "25:00, samples, local, 90, ATTEST_EVALUATIONS_NIGHTLY is not",
        "02:30 Europe/Atlantis, samples, local, 90, ATTEST_EVALUATIONS_NIGHTLY is not",
        "02:30, samples, clever, 90, ATTEST_EVALUATIONS_JUDGE must be local or llm",
        "'', samples, clever, 90, ATTEST_EVALUATIONS_JUDGE must be local or llm",
        "02:30, ' ', local, 90, ATTEST_EVALUATIONS_DATASET is blank",
        "02:30, samples, local, 0, ATTEST_EVALUATIONS_KEEP must be a whole number from 1 to 99999",
        "02:30, samples, local, many, ATTEST_EVALUATIONS_KEEP must be",
        "02:30, samples, local, 1e9, ATTEST_EVALUATIONS_KEEP must be"
    })
    void aMistakeIsToldInASentence(String nightly, String dataset, String judge, String keep, String sentence) {
        assertThatThrownBy(() -> new EvaluationSettings("", nightly, dataset, judge, keep, true))
                .isInstanceOf(SettingUnusable.class)
                .hasMessageStartingWith(sentence);
    }
}
