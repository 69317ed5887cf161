package dev.attest.answering;

import dev.attest.answering.Statement.Evidence;
import dev.attest.documents.Span;
import dev.attest.judging.Judge;
import dev.attest.judging.VerbatimJudge;
import dev.attest.judging.Verdict;
import dev.attest.retrieval.Passage;
import dev.attest.retrieval.Query;
import dev.attest.retrieval.Retrieval;
import dev.attest.tenancy.Principal;
import dev.attest.tenancy.Role;
import dev.attest.tenancy.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A question, the passages found for it, and what models write about them. */
final class Handbook {

    static final Principal READER = new Principal(new Tenant("acme"), "rita", Set.of(), Set.of(Role.READER));
    static final String NOTICE = "The notice period is three months.";
    static final String LUNCH = "Lunch is served at noon.";
    static final List<Passage> PASSAGES = AnswerModelContract.passages(List.of(NOTICE), List.of(LUNCH));
    static final Retrieval RETRIEVAL =
            new Retrieval(PASSAGES, List.of(), Map.of("handbook", 7L), List.of(), Optional.empty());
    static final Judge JUDGE = new VerbatimJudge();
    static final Usage USAGE = new Usage(120, 9);

    private Handbook() {}

    static Question question(Question.Mode mode, Question.Policy policy) {
        return new Question(
                new Query("How long is the notice period?", List.of(), 8), mode, policy, Duration.ofSeconds(30));
    }

    static Inquiry inquiry(Question.Policy policy) {
        return new Inquiry(
                READER,
                question(Question.Mode.AUTO, policy),
                RETRIEVAL,
                new Stopwatch(Clock.systemUTC()),
                Duration.ZERO);
    }

    /** A statement that rests on the first sentences of these passages. */
    static Statement statement(String text, Integer... passages) {
        return new Statement(
                text,
                Arrays.stream(passages)
                        .map(passage -> new Evidence(passage, sentence(passage)))
                        .toList());
    }

    private static Span sentence(int passage) {
        return PASSAGES.get(passage).chunk().sentences().get(0);
    }

    static Written text(String text) {
        return new Written.Text(text);
    }

    static Written complete(String text, Integer... passages) {
        return new Written.Complete(statement(text, passages));
    }

    static Written account() {
        return new Written.Account(Optional.of(USAGE), new Markers(2, 1, 0));
    }

    static AnswerModelFailed failure(AnswerModelFailed.Reason reason) {
        return new AnswerModelFailed(reason, "The model at http://llm:1/v1 has a trouble");
    }

    static AnswerModelFailed brokenOff() {
        return failure(AnswerModelFailed.Reason.BROKEN_OFF);
    }

    /** Writes the notice period as it stands. */
    static AnswerModel extractive() {
        return model("extractive-1", Optional.empty(), Flux.just(text(NOTICE), complete(NOTICE, 0)));
    }

    static AnswerModel generative(Flux<Written> pieces) {
        return model("llama", Optional.of("answer/1"), pieces);
    }

    private static AnswerModel model(String name, Optional<String> prompt, Flux<Written> pieces) {
        return new AnswerModel() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Optional<String> promptVersion() {
                return prompt;
            }

            @Override
            public Flux<Written> answer(String question, List<Passage> passages) {
                return pieces;
            }
        };
    }

    /** A judge of that mind. */
    static Judge judge(Mono<Verdict> verdict) {
        return new Judge() {
            @Override
            public String name() {
                return "strict-1";
            }

            @Override
            public Mono<Verdict> judge(String sentence, List<String> sources) {
                return verdict;
            }
        };
    }
}
