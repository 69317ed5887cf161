package dev.attest.judging.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.judging.Groundedness;
import dev.attest.judging.Judge;
import dev.attest.judging.JudgeContract;
import dev.attest.judging.Verdict;
import dev.attest.judging.Verdict.Measured;
import dev.attest.judging.Verdict.Outcome;
import dev.attest.retrieval.onnx.OnnxEncoder;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalJudgeTest extends JudgeContract {

    private static final String SOURCE =
            "The Harbour Library opened in 1996 on Quay Street. Its director, Marta Kowalski,"
                    + " lends tools as well as books. Members may borrow up to 12 books for four weeks. Overdue books cost 20"
                    + " cents a day, but children pay nothing.";

    private static OnnxEncoder encoder;

    @BeforeAll
    static void open() {
        encoder = OnnxEncoder.open();
    }

    @AfterAll
    static void close() {
        encoder.close();
    }

    @Override
    protected Judge judge() {
        return new LocalJudge(encoder, SupportModel.shipped());
    }

    private Measured judged(String sentence) {
        return (Measured) judge().judge(sentence, List.of(SOURCE)).block();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The library's director is Marta Kowalski.",
                "The library, which opened in 1996, lends books and tools.",
                "Overdue books are charged 20 cents per day.",
            })
    void supportsAParaphrase(String sentence) {
        Measured verdict = judged(sentence);
        assertThat(verdict.outcome()).isEqualTo(Outcome.SUPPORTED);
        assertThat(verdict.reasons()).isEmpty();
        assertThat(verdict.support()).isLessThan(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The Harbour Library opened in 1997 on Quay Street.    | The sources say 1996, not 1997",
                "Members may borrow up to 12 books for six weeks.      | The sources say four, not six",
                "Members may not borrow books.                         | The sentence negates what the sources state",
                "The library's director is Marta Nowicka.              | The sources do not name 'Nowicka'",
                "The Harbour Library never opened on Quay Street.      | The sentence negates what the sources state",
                "The library was founded by a sailor who loved poetry. | The sources do not speak of 'sailor', 'loved', 'poetry'",
            })
    void supportsNoneThatWasChangedAndSaysWhy(String sentence, String reason) {
        Measured verdict = judged(sentence);
        assertThat(verdict.outcome()).isNotEqualTo(Outcome.SUPPORTED);
        assertThat(verdict.reasons()).first().isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The library's director is Marta Nowicka.",
                "The library was founded by a sailor who loved poetry.",
                "I think libraries are great, do you go there often?",
            })
    void whatNoSourceSaysIsUnlikely(String sentence) {
        Measured verdict = judged(sentence);
        assertThat(verdict.outcome()).isEqualTo(Outcome.UNSUPPORTED);
        assertThat(verdict.isLikely()).isFalse();
    }

    @Test
    void aQuotationIsCertain() {
        assertThat(judged("Members may borrow up to 12 books")).isEqualTo(Measured.supported(1));
    }

    @Test
    void aSentenceMayRestOnSeveralSources() {
        Verdict verdict = judge().judge(
                        "The ferry to Brandt Island leaves at noon and costs 30 kroner.",
                        List.of("The ferry to Brandt Island leaves daily at noon.", "A ferry ticket costs 30 kroner."))
                .block();
        assertThat(Groundedness.supports(verdict)).isTrue();
    }

    @Test
    @Tag("invariant-14")
    @DisplayName("Invariant 14: without words or sources nothing is measured")
    void measuresNothingWhereNothingIs() {
        assertThat(judge().judge("It rains.", List.of()).block())
                .isEqualTo(new Verdict.Unmeasured("The sentence has no sources"));
        assertThat(judge().judge("It rains.", List.of("…")).block()).isInstanceOf(Verdict.Unmeasured.class);
    }

    @Test
    void judgesALongSourceByThePlacesThatMatter() {
        String filling = "The minutes of the society were read, amended and approved by those present. ".repeat(400);
        Measured verdict = (Measured)
                judge().judge("Marta Kowalski is the director of the library.", List.of(filling + SOURCE + filling))
                        .block();
        assertThat(verdict.isLikely()).isTrue();
    }
}
