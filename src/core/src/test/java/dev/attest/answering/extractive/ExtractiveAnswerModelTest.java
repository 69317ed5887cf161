package dev.attest.answering.extractive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.answering.AnswerModel;
import dev.attest.answering.AnswerModelContract;
import dev.attest.answering.Statement;
import dev.attest.retrieval.InMemoryKeywordIndex;
import dev.attest.retrieval.Passage;
import dev.attest.retrieval.onnx.OnnxEncoder;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ExtractiveAnswerModelTest extends AnswerModelContract {

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
    protected AnswerModel model() {
        return new ExtractiveAnswerModel(encoder, new InMemoryKeywordIndex());
    }

    @Test
    void answersWithTheSentenceThatMatchesBestWordForWord() {
        List<Passage> passages = passages(
                List.of("The canteen opens at eight.", "Passwords must have at least 14 characters."),
                List.of("Badges are worn visibly.", "Visitors sign in at the desk."));
        List<Statement> answer = statements("How long must a password be?", passages);
        assertThat(answer.get(0).text()).isEqualTo("Passwords must have at least 14 characters.");
        assertThat(quoted(passages, answer.get(0).evidence().get(0)))
                .isEqualTo("Passwords must have at least 14 characters.");
    }

    @Test
    void saysNoSentenceTwice() {
        List<Passage> passages = passages(
                List.of("Passwords must have at least 14 characters."),
                List.of("Passwords must have at least 14 characters."));
        assertThat(statements("How long must a password be?", passages)).hasSize(1);
    }

    @Test
    void givesAtMostThreeSentences() {
        List<Passage> passages = passages(List.of(
                "A password has 14 characters.",
                "The password has 14 characters.",
                "Each password has 14 characters.",
                "Every password has 14 characters.",
                "Any password has 14 characters."));
        assertThat(statements("How many characters has a password?", passages)).hasSizeLessThanOrEqualTo(3);
    }
}
