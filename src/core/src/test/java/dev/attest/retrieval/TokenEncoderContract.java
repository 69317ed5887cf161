package dev.attest.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attest.documents.Chunk;
import dev.attest.documents.ChunkId;
import dev.attest.documents.Span;
import dev.attest.documents.VisibleChunk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What every {@link TokenEncoder} promises. */
public abstract class TokenEncoderContract {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** The encoder under test. */
    protected abstract TokenEncoder encoder();

    /** The most tokens of one text it returns. */
    protected abstract int window();

    @Test
    void encodesNothingAsNothing() {
        assertThat(now(encoder().passageTokens(List.of()))).isEmpty();
        assertThat(now(encoder().questionTokens("")).spans()).isEmpty();
        assertThat(now(encoder().passageTokens(List.of(" ", "leave"))))
                .extracting(tokens -> tokens.spans().size())
                .containsExactly(0, 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "parental leave",
                "caf\u00e9 \uD83D\uDE00 na\u00efve \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 end",
                "e\u0301t\u00e9  tab\there\r\nnext line",
                "\u4E2D\u6587 \u0130stanbul \uD835\uDD38 street",
                "broken \uD83D pair \uDE00 stays in place"
            })
    void placesEveryTokenInUtf16Units(String text) {
        TokenVectors tokens = now(encoder().questionTokens(text));

        var covered = new BitSet();
        int end = 0;
        for (Span span : tokens.spans()) {
            assertThat(span.start()).isGreaterThanOrEqualTo(end);
            assertThat(span.of(text)).isNotBlank().doesNotContain(" ");
            covered.set(span.start(), span.end());
            end = span.end();
        }
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            // Half a pair and a combining accent have no token everywhere; letters do.
            if (Character.isLetterOrDigit(unit)) {
                assertThat(covered.get(i)).as("unit %d of %s", i, text).isTrue();
            }
        }
        assertThat(tokens.spans()).extracting(span -> span.of(text)).contains(lastWord(text));
    }

    @Test
    void givesVectorsOfUnitLength() {
        TokenVectors tokens = now(encoder().questionTokens("how long is parental leave"));

        assertThat(tokens.vectors()).hasDimensions(5, tokens.vectors()[0].length);
        assertThat(List.of(tokens.vectors()))
                .allSatisfy(vector -> assertThat(product(vector, vector)).isCloseTo(1, within(1e-4)));
    }

    @Test
    void givesASentenceTheTokensOfAQuestion() {
        TokenVectors sentence = now(encoder().sentenceTokens("Parental leave lasts sixteen weeks."));

        TokenVectors question = now(encoder().questionTokens("Parental leave lasts sixteen weeks."));
        assertThat(sentence.spans()).isEqualTo(question.spans());
        assertThat(sentence.vectors()).isDeepEqualTo(question.vectors());
    }

    @Test
    void givesThePassageVectorInTheSamePass() {
        List<Encoding> both = now(encoder().encode(List.of("parental leave", "the canteen")));

        assertThat(both).hasSize(2).allSatisfy(encoding -> {
            assertThat(product(encoding.passage(), encoding.passage())).isCloseTo(1, within(1e-4));
            assertThat(encoding.tokens().vectors()).hasDimensions(2, encoding.passage().length);
        });
        assertThat(product(both.get(0).passage(), both.get(1).passage())).isLessThan(0.99);
    }

    @Test
    void keepsTheOrderOfTextsAndEncodesEachAsIfItWereAlone() {
        List<String> texts = List.of("leave", "parental leave lasts sixteen weeks ".repeat(20), "the canteen", "leave");

        List<TokenVectors> together = now(encoder().passageTokens(texts));

        assertThat(together).hasSize(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            assertSame(together.get(i), now(encoder().questionTokens(texts.get(i))));
        }
    }

    @Test
    void encodesAPassageThatWasJoinedPartByPart() {
        List<String> texts = List.of("leave ".repeat(window() - 10), "for parents ", "lasts sixteen weeks.");

        TokenVectors joined = now(encoder().tokens(passage(texts)));

        List<TokenVectors> parts = now(encoder().passageTokens(texts));
        assertThat(joined.spans()).hasSize(window() - 10 + 2 + 4);
        String text = String.join("", texts);
        assertThat(joined.spans().subList(window() - 10, window() - 4))
                .extracting(span -> span.of(text))
                .containsExactly("for", "parents", "lasts", "sixteen", "weeks", ".");
        assertSame(
                new TokenVectors(
                        parts.get(2).spans(), Arrays.copyOfRange(joined.vectors(), window() - 8, window() - 4)),
                parts.get(2));
    }

    private static Passage passage(List<String> texts) {
        var parts = new ArrayList<Chunk>();
        int start = 100;
        for (String text : texts) {
            var id = new ChunkId(new UUID(0, 1), 1, parts.size());
            parts.add(new Chunk(id, new Span(start, start + text.length()), List.of(), List.of(), text, 1));
            start += text.length();
        }
        String whole = String.join("", texts);
        var joined = new Chunk(parts.get(1).id(), new Span(100, start), List.of(), List.of(), whole, 1);
        var source = new VisibleChunk(joined, "c", "key", "Title", Optional.empty(), Instant.EPOCH);
        return new Passage(1, 0.5, RelevanceSamples.NONE, source, List.of(), parts);
    }

    @Test
    void leavesOutTokensPastTheWindow() {
        List<TokenVectors> tokens = now(encoder().passageTokens(List.of("leave ".repeat(window() + 300))));

        assertThat(tokens).singleElement().satisfies(only -> {
            assertThat(only.spans()).hasSize(window());
            assertThat(only.spans().get(window() - 1)).isEqualTo(new Span(6 * (window() - 1), 6 * window() - 1));
        });
    }

    @Test
    void serves16CallersAtOnce() {
        TokenVectors expected = now(encoder().questionTokens("how long is parental leave"));

        List<TokenVectors> all = Flux.range(0, 16)
                .flatMap(i -> encoder().passageTokens(List.of("how long is parental leave")), 16)
                .map(only -> only.get(0))
                .collectList()
                .block(PATIENCE);

        assertThat(all).hasSize(16).allSatisfy(tokens -> assertSame(tokens, expected));
    }

    private static void assertSame(TokenVectors tokens, TokenVectors expected) {
        assertThat(tokens.spans()).isEqualTo(expected.spans());
        for (int i = 0; i < expected.vectors().length; i++) {
            assertThat(product(tokens.vectors()[i], expected.vectors()[i])).isGreaterThan(0.999);
        }
    }

    private static String lastWord(String text) {
        return text.substring(text.lastIndexOf(' ') + 1);
    }

    private static double product(float[] a, float[] b) {
        double product = 0;
        for (int i = 0; i < a.length; i++) {
            product += (double) a[i] * b[i];
        }
        return product;
    }

    protected static <T> T now(Mono<T> result) {
        return result.blockOptional(PATIENCE).orElseThrow();
    }
}
