package dev.attest.answering;

import dev.attest.retrieval.KeywordIndex;
import dev.attest.retrieval.Match;
import dev.attest.retrieval.Passage;
import dev.attest.retrieval.Retrieval;
import java.util.List;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** Decides, before anything is written, whether the passages hold an answer at all. */
public final class Answerability {

    /** Passages that an answer is looked for in. */
    private static final int PASSAGES = 3;

    private final KeywordIndex words;
    private final AnswerabilityModel model;
    private final FalseRefusals accepted;

    /**
     * A decision by a model.
     *
     * @param accepted the share of answerable questions that may be refused
     */
    public Answerability(KeywordIndex words, AnswerabilityModel model, FalseRefusals accepted) {
        this.words = words;
        this.model = model;
        this.accepted = accepted;
    }

    /**
     * Whether to answer; false without passages. Where they could not be compared closely nobody knows, and so they are answered
     * from.
     */
    public Mono<Boolean> answerable(String question, Retrieval retrieval) {
        List<Passage> passages = retrieval.passages();
        return retrieval.degraded().contains(Retrieval.RERANKING)
                ? Mono.just(!passages.isEmpty())
                : signals(question, passages, retrieval.next())
                        .map(signals -> model.probability(signals) >= threshold(passages))
                        .defaultIfEmpty(false);
    }

    /** The collection of the best passage decides: an answer would come from there. */
    private double threshold(List<Passage> passages) {
        return model.threshold(accepted.in(passages.get(0).source().collection()));
    }

    /**
     * What the model looks at; empty without passages. Also what training measures.
     *
     * @param passages that an answer would be made from, best first
     * @param next what follows them; together, places beyond {@link Retrieval#COMPARED} do not count
     */
    public Mono<Signals> signals(String question, List<Passage> passages, List<Passage> next) {
        if (passages.isEmpty()) {
            return Mono.empty();
        }
        List<Passage> first = passages.stream().limit(PASSAGES).toList();
        List<Double> matches = matches(Stream.concat(passages.stream(), next.stream()));
        return words.coverage(
                        question,
                        first.stream().map(passage -> passage.chunk().text()).toList())
                .map(shares -> new Signals(greatest(shares), greatest(matches(first.stream())), lead(matches)));
    }

    /** Of a passage without words that could match there is none. */
    private static List<Double> matches(Stream<Passage> places) {
        return places.limit(Retrieval.COMPARED)
                .flatMap(passage -> passage.relevance().match().map(Match::score).stream())
                .toList();
    }

    private static double greatest(List<Double> numbers) {
        return numbers.stream().mapToDouble(number -> number).max().orElse(0);
    }

    private static double lead(List<Double> matches) {
        double best = greatest(matches);
        int others = matches.size() - 1;
        double sum = matches.stream().mapToDouble(match -> match).sum();
        return others <= 0 ? best : best - (sum - best) / others;
    }

    /**
     * How near the passages come to the question.
     *
     * @param coverage the largest share of the question's word weight in one of the first passages, 0 to 1
     * @param match the best sentence's MaxSim with the question in the first passages, -1 to 1
     * @param lead how far the best candidate's match is above the mean of the other places, 0 to 2; its match where there is no other
     */
    public record Signals(double coverage, double match, double lead) {}
}
