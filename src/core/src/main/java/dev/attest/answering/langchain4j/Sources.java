package dev.attest.answering.langchain4j;

import static java.util.stream.Collectors.joining;

import dev.attest.answering.Markers;
import dev.attest.answering.Statement;
import dev.attest.answering.Statement.Evidence;
import dev.attest.documents.Chunk;
import dev.attest.documents.Span;
import dev.attest.retrieval.LateInteraction;
import dev.attest.retrieval.Passage;
import dev.attest.retrieval.TokenEncoder;
import dev.attest.retrieval.TokenVectors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The passages a model was given, ready to be searched for what supports a sentence: one sentence of a passage, or two
 * adjacent ones.
 */
final class Sources implements AutoCloseable {

    /**
     * The least {@link LateInteraction} at which a source is found for a sentence that names none. Chosen on the samples'
     * tuning questions: see SourcesSamplesTest for what it finds and how often it errs.
     */
    static final double CLEAR = 0.65;
    /**
     * The least {@link LateInteraction} at which a marker is believed: on the samples' tuning questions all right markers
     * have more, and three of four wrong ones less. See SourcesSamplesTest.
     */
    static final double BELIEVABLE = 0.5;
    /** A second sentence must add this much, or numbers, to be part of the evidence. */
    private static final double SECOND_SENTENCE = 0.02;
    /** What all of a sentence's numbers weigh against its words. */
    private static final double NUMBERS = 0.1;

    private static final Pattern MARKDOWN = Pattern.compile("^\\s*(?:[-*•>]|#{1,6}|\\d{1,3}[.)])\\s+|[*_`]{1,3}");
    private static final Pattern WORDS = Pattern.compile("(?U)\\w+\\W+\\w+\\W+\\w+");

    /** Fewer words, such as "It is signposted.", say too little by themselves to doubt their marker. */
    private static final Pattern FIVE_WORDS = Pattern.compile("(?U)\\w+(?:\\W+\\w+){4}");

    private final TokenEncoder encoder;
    private final String question;
    private final List<Passage> passages;
    private final List<CompletableFuture<TokenVectors>> tokens;

    Sources(
            TokenEncoder encoder,
            String question,
            List<Passage> passages,
            List<CompletableFuture<TokenVectors>> tokens) {
        this.encoder = encoder;
        this.question = question;
        this.passages = List.copyOf(passages);
        this.tokens = List.copyOf(tokens);
    }

    /** A sentence with its evidence, and what became of its markers. */
    record Linked(Statement statement, Markers markers) {}

    /**
     * The sentence with what supports it best: a place in each passage that a marker names, unless it is about something
     * else. Where these places lack a number of the sentence, or no marker names a passage, it is the best place in all
     * passages, provided that the sentence's words, numbers and names are clearly there. Failing that, a marker still
     * stands for a sentence of whose numbers some are there, as it may add them up; else there is no evidence.
     *
     * @param markers numbers of passages as the model wrote them, right or wrong
     */
    Mono<Linked> link(String sentence, List<Integer> markers) {
        String plain = MARKDOWN.matcher(sentence).replaceAll("");
        boolean wordy = WORDS.matcher(plain).find();
        List<Integer> named =
                markers.stream().filter(this::exists).distinct().map(n -> n - 1).toList();
        if (named.isEmpty() && !wordy) {
            return Mono.just(linked(sentence, List.of(), markers));
        }
        Facts facts = Facts.of(plain).without(question);
        return encoder.sentenceTokens(plain)
                .flatMap(words -> read(named.stream())
                        .then(Mono.fromSupplier(() -> places(
                                words, facts, named, FIVE_WORDS.matcher(plain).find())))
                        .flatMap(places -> evidence(words, facts, places, wordy)))
                .map(evidence -> linked(sentence, evidence, markers));
    }

    private Mono<List<Evidence>> evidence(TokenVectors words, Facts facts, List<Candidate> named, boolean wordy) {
        double numbers = facts.numbersIn(named.stream().map(this::text).collect(joining(" ")));
        List<Evidence> believed = numbers == 0
                ? List.of()
                : named.stream().map(Candidate::evidence).toList();
        if (!wordy || (numbers == 1 && !named.isEmpty())) {
            return Mono.just(believed);
        }
        return read(all())
                .then(Mono.fromSupplier(
                        () -> clearest(words, facts).map(List::of).orElse(believed)));
    }

    /** Passages that are not encoded yet need not be. */
    @Override
    public void close() {
        tokens.forEach(encoding -> encoding.cancel(false));
    }

    private Stream<Integer> all() {
        return IntStream.range(0, passages.size()).boxed();
    }

    /** Waits for the tokens of these passages. */
    private Mono<Void> read(Stream<Integer> wanted) {
        return Flux.fromStream(wanted)
                .concatMap(passage -> Mono.fromFuture(tokens.get(passage), true))
                .then();
    }

    private record Candidate(int passage, Span span, double interaction, double numbers, boolean pair) {

        double support() {
            return interaction + NUMBERS * numbers - (pair ? SECOND_SENTENCE : 0);
        }

        Evidence evidence() {
            return new Evidence(passage, span);
        }
    }

    private Linked linked(String sentence, List<Evidence> evidence, List<Integer> markers) {
        var cited = evidence.stream().map(place -> place.passage() + 1).toList();
        int wrong =
                (int) markers.stream().filter(number -> !cited.contains(number)).count();
        boolean found = !evidence.isEmpty() && (markers.isEmpty() || wrong == markers.size());
        return new Linked(
                new Statement(sentence, evidence), new Markers(markers.size(), found ? 1 : 0, found ? 0 : wrong));
    }

    private boolean exists(int number) {
        return number >= 1 && number <= passages.size();
    }

    /** The best place of each named passage that is not about something else. */
    private List<Candidate> places(TokenVectors words, Facts facts, List<Integer> named, boolean doubted) {
        return named.stream()
                .map(passage -> best(words, facts, passage))
                .filter(place -> !doubted || place.interaction() >= BELIEVABLE)
                .toList();
    }

    private String text(Candidate place) {
        return inChunk(place.passage(), place.span())
                .of(passages.get(place.passage()).chunk().text());
    }

    private Optional<Evidence> clearest(TokenVectors words, Facts facts) {
        return mostClear(words, facts)
                .filter(candidate -> candidate.interaction() >= CLEAR)
                .map(Candidate::evidence);
    }

    /** The best place of all whose numbers and names are those of the sentence. */
    private Optional<Candidate> mostClear(TokenVectors words, Facts facts) {
        return all().map(passage -> best(words, facts, passage))
                .filter(candidate -> candidate.numbers() == 1 && facts.namesIn(around(candidate.passage())))
                .max(Comparator.comparingDouble(Candidate::interaction));
    }

    /** Where a name may stand that the sentences of a passage do not repeat. */
    private List<String> around(int passage) {
        Passage of = passages.get(passage);
        var texts = new ArrayList<>(of.chunk().headings());
        texts.add(of.source().title());
        texts.add(of.chunk().text());
        return texts;
    }

    /** The best sentence of a passage, or two adjacent ones where the second adds something. */
    private Candidate best(TokenVectors words, Facts facts, int passage) {
        Chunk chunk = passages.get(passage).chunk();
        TokenVectors there = tokens.get(passage).join();
        List<Span> sentences = chunk.sentences().isEmpty() ? List.of(chunk.span()) : chunk.sentences();
        var candidates = new ArrayList<Candidate>();
        float[] before = {};
        for (int i = 0; i < sentences.size(); i++) {
            Span span = sentences.get(i);
            float[] nearest = LateInteraction.nearest(words, there, inChunk(passage, span));
            candidates.add(candidate(passage, span, nearest, facts, false));
            if (i > 0) {
                Span both = new Span(sentences.get(i - 1).start(), span.end());
                candidates.add(candidate(passage, both, LateInteraction.either(before, nearest), facts, true));
            }
            before = nearest;
        }
        return candidates.stream()
                .max(Comparator.comparingDouble(Candidate::support))
                .orElseThrow();
    }

    private Candidate candidate(int passage, Span span, float[] nearest, Facts facts, boolean pair) {
        String text = inChunk(passage, span).of(passages.get(passage).chunk().text());
        return new Candidate(passage, span, LateInteraction.mean(nearest), facts.numbersIn(text), pair);
    }

    private Span inChunk(int passage, Span span) {
        return span.shift(-passages.get(passage).chunk().span().start());
    }
}
