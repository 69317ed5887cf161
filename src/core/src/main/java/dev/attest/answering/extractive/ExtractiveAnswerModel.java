package dev.attest.answering.extractive;

import dev.attest.answering.AnswerModel;
import dev.attest.answering.LateInteraction;
import dev.attest.answering.Statement;
import dev.attest.answering.Statement.Evidence;
import dev.attest.answering.Written;
import dev.attest.documents.Chunk;
import dev.attest.documents.Span;
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
 * <p>A sentence's match with the question is their {@link LateInteraction}.
 */
public final class ExtractiveAnswerModel implements AnswerModel {

    private static final int PASSAGES = 5;
    private static final int SENTENCES = 3;
    // A further sentence is part of the answer only when it matches about as well as the best.
    private static final double MARGIN = 0.01;

    private final TokenEncoder encoder;

    public ExtractiveAnswerModel(TokenEncoder encoder) {
        this.encoder = encoder;
    }

    @Override
    public String name() {
        return "extractive-1";
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
        List<Chunk> chunks =
                passages.stream().limit(PASSAGES).map(Passage::chunk).toList();
        return Mono.zip(
                        encoder.questionTokens(question),
                        encoder.passageTokens(chunks.stream().map(Chunk::text).toList()))
                .map(encoded -> matches(chunks, encoded.getT1(), encoded.getT2()));
    }

    private static List<Written> written(List<Statement> statements) {
        var written = new ArrayList<Written>();
        for (Statement statement : statements) {
            written.add(new Written.Text((written.isEmpty() ? "" : " ") + statement.text()));
            written.add(new Written.Complete(statement));
        }
        return written;
    }

    private record Match(Statement statement, double score) {}

    private static List<Match> matches(List<Chunk> chunks, TokenVectors question, List<TokenVectors> tokens) {
        var matches = new ArrayList<Match>();
        for (int passage = 0; passage < chunks.size(); passage++) {
            Chunk chunk = chunks.get(passage);
            for (Span sentence : chunk.sentences()) {
                Span inChunk = sentence.shift(-chunk.span().start());
                Statement statement = new Statement(
                        inChunk.of(chunk.text()).replaceAll("\\s+", " "), List.of(new Evidence(passage, sentence)));
                matches.add(new Match(statement, LateInteraction.score(question, tokens.get(passage), inChunk)));
            }
        }
        matches.sort(Comparator.comparingDouble(Match::score).reversed());
        return matches;
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
