package dev.attest.retrieval.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.retrieval.TokenVectors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class RecentQuestionsTest {

    private final List<String> encoded = new ArrayList<>();
    private final Map<String, Sinks.One<TokenVectors>> passes = new HashMap<>();
    private final RecentQuestions questions = new RecentQuestions(text -> Mono.defer(() -> {
        encoded.add(text);
        Sinks.One<TokenVectors> pass = Sinks.one();
        passes.put(text, pass);
        return pass.asMono();
    }));

    private static TokenVectors tokens() {
        return new TokenVectors(List.of(), new float[0][]);
    }

    private void finish(String question, TokenVectors tokens) {
        passes.get(question).tryEmitValue(tokens).orThrow();
    }

    @Test
    void runsAQuestionOnceForAllWhoAskWhileItRunsAndAfterwards() {
        TokenVectors tokens = tokens();
        StepVerifier first = StepVerifier.create(questions.tokens("why?"))
                .expectNext(tokens)
                .expectComplete()
                .verifyLater();
        StepVerifier second = StepVerifier.create(questions.tokens("why?"))
                .expectNext(tokens)
                .expectComplete()
                .verifyLater();
        finish("why?", tokens);
        first.verify();
        second.verify();

        assertThat(questions.tokens("why?").block()).isSameAs(tokens);
        assertThat(encoded).containsExactly("why?");
    }

    @Test
    void runsNothingBeforeSomebodyListens() {
        questions.tokens("why?");
        assertThat(encoded).isEmpty();
    }

    @Test
    void goesOnForTheOthersWhenOneGoesAway() {
        TokenVectors tokens = tokens();
        var gone = questions.tokens("why?").subscribe();
        StepVerifier other = StepVerifier.create(questions.tokens("why?"))
                .expectNext(tokens)
                .expectComplete()
                .verifyLater();
        gone.dispose();
        finish("why?", tokens);
        other.verify();
        assertThat(encoded).containsExactly("why?");
    }

    @Test
    void triesAgainAfterAFailure() {
        StepVerifier failed = StepVerifier.create(questions.tokens("why?"))
                .expectErrorMessage("broken")
                .verifyLater();
        passes.get("why?").tryEmitError(new IllegalStateException("broken")).orThrow();
        failed.verify();

        TokenVectors tokens = tokens();
        StepVerifier again = StepVerifier.create(questions.tokens("why?"))
                .expectNext(tokens)
                .expectComplete()
                .verifyLater();
        finish("why?", tokens);
        again.verify();
        assertThat(encoded).containsExactly("why?", "why?");
    }

    @Test
    void forgetsTheQuestionThatWasNotAskedForLongest() {
        for (int i = 0; i < RecentQuestions.MOST; i++) {
            questions.tokens("question " + i).subscribe();
            finish("question " + i, tokens());
        }
        questions.tokens("question 0").block();
        questions.tokens("one more").subscribe();
        assertThat(encoded).hasSize(RecentQuestions.MOST + 1);

        questions.tokens("question 0").block();
        assertThat(encoded).hasSize(RecentQuestions.MOST + 1);
        questions.tokens("question 1").subscribe();
        assertThat(encoded).hasSize(RecentQuestions.MOST + 2).last().isEqualTo("question 1");
    }
}
