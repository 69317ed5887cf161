package dev.attest.answering.extractive;

import dev.attest.answering.AnswerModel;
import dev.attest.answering.Statement;
import dev.attest.answering.Statement.Evidence;
import dev.attest.answering.Written;
import dev.attest.documents.Chunk;
import dev.attest.documents.Span;
import dev.attest.retrieval.KeywordIndex;
import dev.attest.retrieval.LateInteraction;
import dev.attest.retrieval.Passage;
import dev.attest.retrieval.TokenEncoder;
import dev.attest.retrieval.TokenVectors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Answers with the sentences of the passages that match the question best, word for word.
 *
 * <p>A sentence's match with the question is their {@link LateInteraction}, tokens centred, a tenth of the share of the question's word
 * weight it holds, and a little of how well its passage ranks. All tokens of the question count alike: words that only ask (who, how
 * many) tell nothing of where to look, but their tokens are near to what would answer them.
 */
public final class ExtractiveAnswerModel implements AnswerModel {

    private static final int PASSAGES = 5;
    private static final int SENTENCES = 3;
    private static final double COVERAGE = 0.1;
    private static final double PASSAGE = 0.04;
    // A further sentence is part of the answer only when it matches about as well as the best: so near, one in three of
    // them holds an answer that the best lacks, further off fewer.
    private static final double MARGIN = 0.01;

    private final TokenEncoder encoder;
    private final KeywordIndex words;

    /**
     * Answers by one encoder.
     *
     * @param words knows which words of a question tell most
     */
    public ExtractiveAnswerModel(TokenEncoder encoder, KeywordIndex words) {
        this.encoder = encoder;
        this.words = words;
    }

    @Override
    public String name() {
        return "extractive-3";
    }

    @Override
    public Optional<String> promptVersion() {
        return Optional.empty();
    }

    @Override
    public Flux<Written> answer(String question, List<Passage> passages) {
        return matches(question, passages).flatMapIterable(matches -> written(best(matches)));
    }

    /** The sentences that match best, best first, each text once, at most {@code most}: what the benchmark looks at. */
    public Mono<List<Statement>> ranked(String question, List<Passage> passages, int most) {
        return matches(question, passages).map(matches -> first(matches, most));
    }

    private Mono<List<Match>> matches(String question, List<Passage> passages) {
        List<Candidate> candidates =
                candidates(passages.stream().limit(PASSAGES).toList());
        return Mono.zip(
                        encoder.questionTokens(question),
                        passageTokens(passages),
                        words.coverage(
                                question,
                                candidates.stream().map(Candidate::text).toList()))
                .map(found ->
                        matches(found.getT1().centred(encoder.centre()), candidates, found.getT2(), found.getT3()));
    }

    private Mono<List<TokenVectors>> passageTokens(List<Passage> passages) {
        return Flux.fromIterable(passages)
                .take(PASSAGES)
                .flatMapSequential(encoder::tokens)
                .map(tokens -> tokens.centred(encoder.centre()))
                .collectList();
    }

    /**
     * A sentence that may answer.
     *
     * @param passage index of its passage
     * @param inChunk where it stands in the passage's text
     * @param rank how well its passage ranks
     */
    private record Candidate(int passage, Span inChunk, Statement statement, double rank) {

        String text() {
            return statement.text();
        }
    }

    private static List<Candidate> candidates(List<Passage> passages) {
        var candidates = new ArrayList<Candidate>();
        for (int passage = 0; passage < passages.size(); passage++) {
            Chunk chunk = passages.get(passage).chunk();
            for (Span sentence : chunk.sentences()) {
                Span inChunk = sentence.shift(-chunk.span().start());
                Statement statement = new Statement(
                        inChunk.of(chunk.text()).replaceAll("\\s+", " "), List.of(new Evidence(passage, sentence)));
                candidates.add(new Candidate(
                        passage,
                        inChunk,
                        statement,
                        passages.get(passage).relevance().fused()));
            }
        }
        return candidates;
    }

    private record Match(Statement statement, double score) {}

    private static List<Match> matches(
            TokenVectors question, List<Candidate> candidates, List<TokenVectors> passages, List<Double> coverage) {
        var matches = new ArrayList<Match>();
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            float[] nearest = LateInteraction.nearest(question, passages.get(candidate.passage()), candidate.inChunk());
            double score = LateInteraction.mean(nearest) + COVERAGE * coverage.get(i) + PASSAGE * candidate.rank();
            matches.add(new Match(candidate.statement(), score));
        }
        matches.sort(Comparator.comparingDouble(Match::score).reversed());
        return matches;
    }

    private static List<Written> written(List<Statement> statements) {
        var written = new ArrayList<Written>();
        for (Statement statement : statements) {
            written.add(new Written.Text((written.isEmpty() ? "" : " ") + statement.text()));
            written.add(new Written.Complete(statement));
        }
        return written;
    }

    private static List<Statement> best(List<Match> matches) {
        return first(
                matches.stream()
                        .filter(match -> match.score() >= matches.get(0).score() - MARGIN)
                        .toList(),
                SENTENCES);
    }

    private static List<Statement> first(List<Match> matches, int most) {
        var texts = new HashSet<String>();
        return matches.stream()
                .map(Match::statement)
                .filter(statement -> texts.add(statement.text()))
                .limit(most)
                .toList();
    }
}
