package dev.attest.eval.targets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.eval.Reply;
import dev.attest.eval.Reply.Status;
import dev.attest.eval.Sample;
import dev.attest.eval.Sample.Gold;
import dev.attest.eval.Target;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every target keeps to. */
abstract class TargetContract {

    static final Sample KNOWN = sample("known", "How long is the notice period?", List.of());
    static final Sample UNKNOWN = sample("unknown", "Who founded the company?", List.of());
    static final Sample FAILING = sample("failing", "What breaks?", List.of());

    static Sample sample(String id, String question, List<String> collections) {
        return new Sample(
                id,
                question,
                "three months",
                List.of(new Gold("handbook.md", "The notice period is three months.")),
                collections,
                Sample.Status.ANSWERED,
                List.of("one"),
                null,
                false);
    }

    /** Answers {@link #KNOWN} with "three months", declines {@link #UNKNOWN}, and has no answer to {@link #FAILING}. */
    abstract Target target();

    @Test
    void answersWhatItKnows() {
        Reply reply = target().ask(KNOWN);
        assertThat(reply.sampleId()).isEqualTo("known");
        assertThat(reply.status()).isEqualTo(Status.ANSWERED);
        assertThat(reply.answer()).contains("three months");
        assertThat(reply.failure()).isNull();
        assertThat(reply.latencyMs()).isNotNegative();
    }

    @Test
    void declinesWithoutAnAnswer() {
        Reply reply = target().ask(UNKNOWN);
        assertThat(reply.status()).isEqualTo(Status.ABSTAINED);
        assertThat(reply.answer()).isEmpty();
        assertThat(reply.citations()).isEmpty();
    }

    @Test
    void failsOnOneQuestionAloneAndSaysWhy() {
        Target target = target();
        Reply reply = target.ask(FAILING);
        assertThat(reply.status()).isEqualTo(Status.FAILED);
        assertThat(reply.failure()).isNotBlank();
        assertThat(target.ask(KNOWN).status()).isEqualTo(Status.ANSWERED);
    }

    @Test
    void answersSeveralAtATime() {
        Target target = target();
        List<Reply> replies = IntStream.range(0, 24)
                .parallel()
                .mapToObj(i -> target.ask(i % 2 == 0 ? KNOWN : UNKNOWN))
                .toList();
        assertThat(replies).extracting(Reply::failure).containsOnlyNulls();
        assertThat(replies)
                .extracting(Reply::status)
                .isEqualTo(IntStream.range(0, 24)
                        .mapToObj(i -> i % 2 == 0 ? Status.ANSWERED : Status.ABSTAINED)
                        .toList());
    }

    @Test
    void keepsItsName() {
        assertThat(target().name()).isNotBlank().doesNotContain("secret");
    }
}
