package dev.attest.answering.langchain4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.answering.Statement;
import dev.attest.documents.Chunk;
import dev.attest.documents.ChunkId;
import dev.attest.documents.Sentences;
import dev.attest.documents.Span;
import dev.attest.documents.VisibleChunk;
import dev.attest.retrieval.Encoding;
import dev.attest.retrieval.Passage;
import dev.attest.retrieval.RelevanceSamples;
import dev.attest.retrieval.TokenEncoder;
import dev.attest.retrieval.TokenVectors;
import dev.attest.retrieval.onnx.OnnxEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What is found for sentences without a marker, on the tuning half of the samples' questions: sentences of the reference
 * answers, with the quotes that all questions name in the same documents as passages, and again without their own.
 */
class SourcesSamplesTest {

    private static final Path SAMPLES = Path.of("../../eval/datasets/samples.jsonl");

    private record Quote(String document, String text) {}

    private record Sample(String question, String answer, List<Quote> gold) {}

    private record Count(int sentences, int found, int right) {

        Count plus(List<Passage> passages, List<Quote> gold, Statement statement) {
            boolean found = !statement.evidence().isEmpty();
            boolean right = found
                    && gold.stream()
                            .map(Quote::text)
                            .anyMatch(passages.get(statement.evidence().get(0).passage())
                                    .chunk()
                                    .text()::equals);
            return new Count(sentences + 1, this.found + (found ? 1 : 0), this.right + (right ? 1 : 0));
        }
    }

    @Test
    void findsTheSourcesOfMostSentencesAndSeldomAnotherWhenTheirOwnIsMissing() throws IOException {
        List<Sample> samples = tuningSamples();
        var withOwn = new Count(0, 0, 0);
        var without = new Count(0, 0, 0);
        try (OnnxEncoder encoder = OnnxEncoder.open()) {
            var linker = new Linker(remembering(encoder));
            for (Sample sample : samples) {
                List<Passage> all = passages(samples, sample, true);
                List<Passage> others = passages(samples, sample, false);
                Sources sources = linker.read(sample.question(), all);
                Sources wrong = linker.read(sample.question(), others);
                for (Span span : Sentences.of(sample.answer())) {
                    String sentence = span.of(sample.answer());
                    withOwn = withOwn.plus(
                            all,
                            sample.gold(),
                            sources.link(sentence, List.of()).block().statement());
                    without = without.plus(
                            others,
                            sample.gold(),
                            wrong.link(sentence, List.of()).block().statement());
                }
            }
        }
        String measured = "with their own source " + withOwn + ", without it " + without;
        assertThat(withOwn.sentences()).as(measured).isGreaterThan(60);
        assertThat((double) withOwn.right() / withOwn.found()).as(measured).isGreaterThan(0.9);
        assertThat((double) withOwn.found() / withOwn.sentences()).as(measured).isGreaterThan(0.5);
        assertThat((double) without.found() / without.sentences()).as(measured).isLessThan(0.1);
    }

    /** A marker is right when its passage is one of the quotes; each other quote in turn gives a wrong one. */
    @Test
    void believesRightMarkersAndDoubtsMostWrongOnes() throws IOException {
        List<Sample> samples = tuningSamples();
        int right = 0;
        int kept = 0;
        int wrong = 0;
        int believed = 0;
        try (OnnxEncoder encoder = OnnxEncoder.open()) {
            var linker = new Linker(remembering(encoder));
            for (Sample sample : samples) {
                List<Passage> all = passages(samples, sample, true);
                Sources sources = linker.read(sample.question(), all);
                for (Span span : Sentences.of(sample.answer())) {
                    String sentence = span.of(sample.answer());
                    List<Integer> own = numbers(all, sample, true);
                    right++;
                    kept += isKept(sources, sentence, own) ? 1 : 0;
                    for (int other : numbers(all, sample, false)) {
                        wrong++;
                        believed += isKept(sources, sentence, List.of(other)) ? 1 : 0;
                    }
                }
            }
        }
        String measured = kept + " of " + right + " right and " + believed + " of " + wrong + " wrong markers believed";
        System.out.println(measured);
        assertThat(right).as(measured).isGreaterThan(60);
        assertThat((double) kept / right).as(measured).isGreaterThan(0.9);
        assertThat((double) believed / wrong).as(measured).isLessThan(0.3);
    }

    private static boolean isKept(Sources sources, String sentence, List<Integer> markers) {
        return sources.link(sentence, markers).block().statement().evidence().stream()
                .anyMatch(place -> markers.contains(place.passage() + 1));
    }

    private static List<Integer> numbers(List<Passage> all, Sample sample, boolean own) {
        List<String> quotes = sample.gold().stream().map(Quote::text).toList();
        return IntStream.rangeClosed(1, all.size())
                .filter(n -> quotes.contains(all.get(n - 1).chunk().text()) == own)
                .boxed()
                .toList();
    }

    /** Each quote is a passage of many questions. */
    private static TokenEncoder remembering(TokenEncoder encoder) {
        var known = new ConcurrentHashMap<String, Encoding>();
        return new TokenEncoder() {
            @Override
            public String name() {
                return encoder.name();
            }

            @Override
            public Mono<List<Encoding>> encode(List<String> passages) {
                return Flux.fromIterable(passages)
                        .concatMap(text -> Mono.justOrEmpty(known.get(text))
                                .switchIfEmpty(encoder.encode(List.of(text))
                                        .map(only -> only.get(0))
                                        .doOnNext(encoding -> known.put(text, encoding))))
                        .collectList();
            }

            @Override
            public Mono<TokenVectors> questionTokens(String text) {
                return encoder.questionTokens(text);
            }
        };
    }

    private static List<Sample> tuningSamples() throws IOException {
        var json = new ObjectMapper();
        try (Stream<String> lines = Files.lines(SAMPLES)) {
            var samples = new ArrayList<Sample>();
            for (String line : (Iterable<String>) lines::iterator) {
                JsonNode row = json.readTree(line);
                if (!row.get("frozen").asBoolean()
                        && row.get("expectedStatus").asText().equals("answered")) {
                    samples.add(new Sample(
                            row.get("question").asText(),
                            row.get("answer").asText(),
                            StreamSupport.stream(row.get("gold").spliterator(), false)
                                    .map(gold -> new Quote(
                                            gold.get("document").asText(),
                                            gold.get("quote").asText()))
                                    .toList()));
                }
            }
            return samples;
        }
    }

    private static List<Passage> passages(List<Sample> samples, Sample of, boolean own) {
        List<String> documents = of.gold().stream().map(Quote::document).toList();
        return samples.stream()
                .flatMap(sample -> sample.gold().stream())
                .filter(quote -> documents.contains(quote.document()))
                .filter(quote -> own || !of.gold().contains(quote))
                .distinct()
                .map(SourcesSamplesTest::passage)
                .toList();
    }

    private static Passage passage(Quote quote) {
        Chunk chunk = new Chunk(
                new ChunkId(UUID.nameUUIDFromBytes(quote.text().getBytes(UTF_8)), 1, 0),
                new Span(0, quote.text().length()),
                List.of(),
                Sentences.of(quote.text()),
                quote.text(),
                10);
        return new Passage(
                1,
                0.5,
                RelevanceSamples.NONE,
                new VisibleChunk(chunk, "samples", quote.document(), "", Optional.empty()));
    }
}
