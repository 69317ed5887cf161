package dev.attest.documents.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.attest.documents.Chunk;
import dev.attest.documents.ChunkSettings;
import dev.attest.documents.Chunker;
import dev.attest.documents.Extraction;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.Parser;
import dev.attest.documents.Source;
import dev.attest.documents.UnreadableDocument;
import dev.attest.documents.VersionKey;
import dev.attest.documents.WordCounter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files made to overflow the stack or to take quadratic time or space; the timeout is a safety net only. */
class HostileFilesTest {

    @ParameterizedTest(name = "{1} × {2}")
    @CsvSource(
            delimiter = '¦',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "text/html¦<div>¦10000",
                "text/html¦<b>¦10000",
                "text/html¦<b><p>¦5000",
                "text/html¦<ul><li>a¦10000",
                "text/html¦<table><tr><td>a¦3000",
                "text/html¦<a><div>¦3000",
                "text/html¦<h1>a</h1>¦100000",
                "text/html¦<br>¦500000",
                "text/html¦<¦1000000",
                "text/html¦&amp¦1000000",
                "text/html¦<p x='¦300000",
                "text/html¦<tr><td rowspan=60000 colspan=1000>a¦20000",
                "text/html¦<svg><math>¦5000",
                "text/html¦some words ¦1900000",
                "text/html¦<main>a¦10000",
                "text/html¦<article><h1>a</h1>¦3000",
                "text/html¦<select><option>¦50000",
                "text/html¦<!--¦500000",
                "text/markdown¦>¦10000",
                "text/markdown¦> ¦10000",
                "text/markdown¦- ¦10000",
                "text/markdown¦1. ¦10000",
                "text/markdown¦*a **a ¦50000",
                "text/markdown¦[¦100000",
                "text/markdown¦![¦100000",
                "text/markdown¦[a](¦50000",
                "text/markdown¦`a``¦50000",
                "text/markdown¦**¦50000",
                "text/markdown¦<!-- > ¦50000",
                "text/markdown¦<?> ¦50000",
                "text/markdown¦<a b='> <a c=\"> ¦30000",
                "text/markdown¦<a ¦100000",
                "text/markdown¦some words ¦1900000",
                "text/markdown¦x¦20000000",
                "text/markdown¦|a¦200000",
                "text/markdown¦_a*¦50000",
                "text/markdown¦&#xD800;¦200000",
                "text/markdown¦<!--¦300000",
                "text/plain¦some words ¦1900000",
                "text/plain¦x¦20000000",
                "text/plain¦- ¦1000000",
                "text/plain¦1. ¦1000000",
                "text/plain¦= ¦1000000"
            })
    void readsOneEndlessLine(String mediaType, String unit, int times) {
        read(mediaType, unit.repeat(times) + " end");
    }

    @ParameterizedTest(name = "{1} × {2}")
    @CsvSource(
            delimiter = '¦',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "text/markdown¦# heading¦100000",
                "text/markdown¦- item¦200000",
                "text/markdown¦(a)¦500000",
                "text/markdown¦a¦500000",
                "text/markdown¦|a|b|¦100000",
                "text/markdown¦<div>¦100000",
                "text/markdown¦[a]: b¦100000",
                "text/markdown¦```¦200001",
                "text/markdown¦    code¦200000",
                "text/markdown¦key: value¦200000",
                "text/plain¦HEADING¦200000",
                "text/plain¦a\\n==¦200000",
                "text/plain¦  - a¦200000",
                "text/plain¦a  b\\n-- --¦200000",
                "text/plain¦-- --¦200000",
                "text/plain¦---¦300000"
            })
    void readsManyLines(String mediaType, String unit, int times) {
        String line = unit.replace("\\n", "\n");
        read(mediaType, (line + "\n").repeat(times) + "\nend");
        read(mediaType, (line + "\n\n").repeat(times) + "\nend");
    }

    private static void read(String mediaType, String content) {
        Source source = new Source("hostile", mediaType, content.getBytes(StandardCharsets.UTF_8));
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            Extraction extraction = extraction(source);
            assertThat(extraction.text()).hasSizeLessThanOrEqualTo(8 * content.length() + 1000);
            List<Chunk> chunks = new Chunker(new WordCounter(), ChunkSettings.DEFAULT)
                    .chunk(new VersionKey(new UUID(0, 0), 1), extraction);
            assertThat(chunks).allSatisfy(chunk -> assertThat(chunk.tokens()).isLessThanOrEqualTo(256));
        });
    }

    private static Extraction extraction(Source source) {
        Parser parser = TextParsers.all(ParseLimits.DEFAULT).stream()
                .filter(each -> each.reads(source.mediaType()))
                .findFirst()
                .orElseThrow();
        try {
            return parser.parse(source).block();
        } catch (UnreadableDocument e) {
            // An unclosed comment swallows the page: an answer as well.
            return new Extraction(null, "", List.of(), List.of());
        }
    }
}
