package dev.attest.retrieval.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.attest.documents.Span;
import dev.attest.retrieval.Embedder;
import dev.attest.retrieval.EmbedderContract;
import dev.attest.retrieval.Encoding;
import dev.attest.retrieval.MultiVector;
import dev.attest.retrieval.MultiVector.Sentence;
import dev.attest.retrieval.PassageText;
import dev.attest.retrieval.QuantizedVectorTest;
import dev.attest.retrieval.TokenEncoder;
import dev.attest.retrieval.TokenEncoderContract;
import dev.attest.retrieval.TokenVectors;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OnnxEncoderTest {

    private static OnnxEncoder encoder;

    @BeforeAll
    static void open() {
        encoder = OnnxEncoder.open();
    }

    @AfterAll
    static void close() {
        encoder.close();
    }

    @Nested
    class AsEmbedder extends EmbedderContract {
        @Override
        protected Embedder embedder() {
            return encoder;
        }
    }

    @Nested
    class AsTokenEncoder extends TokenEncoderContract {
        @Override
        protected TokenEncoder encoder() {
            return encoder;
        }

        @Override
        protected int window() {
            return encoder.model().window();
        }
    }

    @Test
    void placesWordPiecesExactly() {
        String text = "Caf\u00e9 \uD83D\uDE00 na\u00efve unhappiness \uD83D\uDC68\u200D\uD83D\uDC69 end.";

        TokenVectors tokens = encoder.questionTokens(text).block();

        assertThat(tokens.spans())
                .extracting(span -> span.of(text))
                .containsExactly(
                        "Caf\u00e9",
                        "\uD83D\uDE00",
                        "na\u00efve",
                        "un",
                        "ha",
                        "pp",
                        "iness",
                        "\uD83D\uDC68\u200D\uD83D\uDC69",
                        "end",
                        ".");
        assertThat(tokens.spans().get(1)).isEqualTo(new Span(5, 7));
    }

    @Test
    void givesTheVeryVectorOfATextAloneAndAmongOthers() {
        List<String> texts = List.of("Parental leave.", "The canteen opens at nine. ".repeat(30), "\uD83D\uDE00");

        List<float[]> together = encoder.passages(texts).block();

        for (int i = 0; i < texts.size(); i++) {
            assertThat(encoder.passages(List.of(texts.get(i))).block().get(0)).isEqualTo(together.get(i));
        }
    }

    @Test
    void givesTheSameVectorsInOnePassAsInTwo() {
        List<String> texts = List.of("Parental leave.", "The canteen opens at nine. ".repeat(30), "");

        List<Encoding> both = encoder.encode(texts).block();

        List<float[]> passages = encoder.passages(texts).block();
        for (int i = 0; i < texts.size(); i++) {
            TokenVectors tokens = encoder.questionTokens(texts.get(i)).block();
            assertThat(both.get(i).passage()).isEqualTo(passages.get(i));
            assertThat(both.get(i).tokens().spans()).isEqualTo(tokens.spans());
            assertThat(both.get(i).tokens().vectors()).isDeepEqualTo(tokens.vectors());
        }
    }

    @Test
    void losesAlmostNothingWhenVectorsAreKeptIn8Bits() {
        var text = new PassageText(
                "Parental leave lasts sixteen weeks. It is fully paid, and may be taken in two parts.",
                List.of(new Span(0, 35), new Span(36, 84)));

        Encoding encoding = encoder.encode(List.of(text.text())).block().get(0);
        MultiVector kept = MultiVector.of(encoding, text, encoder.centre());

        assertThat(QuantizedVectorTest.cosine(kept.passage(), encoding.passage()))
                .isGreaterThan(0.999);
        assertThat(kept.sentences())
                .containsExactly(new Sentence(new Span(0, 35), 0, 5), new Sentence(new Span(36, 84), 5, 10));
    }

    @Test
    void tellsWordsApartBetterWithoutWhatTheyHaveInCommon() {
        float[][] tokens =
                encoder.questionTokens("canteen winch salary").block().vectors();
        float[][] centred = encoder.questionTokens("canteen winch salary")
                .block()
                .centred(encoder.centre())
                .vectors();

        assertThat(encoder.centre()).hasSize(384);
        assertThat(dot(centred[0], centred[centred.length - 1]))
                .isLessThan(dot(tokens[0], tokens[tokens.length - 1]) - 0.05);
        assertThat(dot(centred[0], centred[0])).isCloseTo(1, within(1e-5));
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @Test
    void countsAllTokensOfATextBeyondTheWindow() {
        assertThat(encoder.count("leave ".repeat(2000))).isEqualTo(2000);
        assertThat(encoder.count("")).isZero();
        assertThat(encoder.count("Caf\u00e9 \uD83D\uDE00")).isEqualTo(2);
    }

    @Test
    void instructsTheModelForQuestionsOnly() {
        String text = "How long is parental leave?";

        assertThat(encoder.question(text).block())
                .isEqualTo(encoder.passages(List.of("Represent this sentence for searching relevant passages: " + text))
                        .block()
                        .get(0));
        assertThat(encoder.questionTokens(text).block().spans()).hasSize(6);
    }

    @Test
    void runsAQuestionOnceForFindingAndForAnswering() {
        TokenVectors found =
                encoder.questionTokens("How long is the notice period?").block();

        assertThat(encoder.questionTokens("How long is the notice period?").block())
                .isSameAs(found);
    }

    @Test
    void keepsNoSentence() {
        TokenVectors sentence =
                encoder.sentenceTokens("The notice period is short.").block();

        assertThat(encoder.sentenceTokens("The notice period is short.").block())
                .isNotSameAs(sentence);
        assertThat(encoder.questionTokens("The notice period is short.").block())
                .isNotSameAs(sentence);
    }

    @Test
    void closesWhileItIsUsedAndThenRefuses() {
        OnnxEncoder shortLived = OnnxEncoder.open();
        List<CompletableFuture<List<float[]>>> calls = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            calls.add(shortLived
                    .passages(List.of("leave ".repeat(300), "canteen"))
                    .toFuture());
        }
        shortLived.questionTokens("leave").block();
        shortLived.close();
        shortLived.close();

        assertThatThrownBy(() -> shortLived.count("leave")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> shortLived.question("leave").block()).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> shortLived.questionTokens("leave").block()).isInstanceOf(RuntimeException.class);
        assertThat(encoder.question("leave").block()).hasSize(384);
    }

    @Test
    void leavesNothingInTheHomeFolder() throws Exception {
        Path home = Files.createTempDirectory("home");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(
                java,
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                OpensAnEncoder.class.getName());
        builder.environment().keySet().removeIf(name -> name.endsWith("CACHE_DIR") || name.equals("XDG_CACHE_HOME"));
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains("384 true");
        assertThat(home).isEmptyDirectory();
    }

    /** Runs in a process of its own, where nothing is loaded yet. */
    static final class OpensAnEncoder {

        public static void main(String[] args) throws Exception {
            try (OnnxEncoder fresh = OnnxEncoder.open()) {
                int length = fresh.question("leave").block().length;
                try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
                    long own = ProcessHandle.current()
                            .info()
                            .startInstant()
                            .orElseThrow()
                            .toEpochMilli();
                    boolean clean = files.filter(
                                    file -> file.getFileName().toString().startsWith("attest-tokenizer"))
                            .noneMatch(file -> file.toFile().lastModified() >= own);
                    System.out.println(length + " " + clean);
                }
            }
        }
    }
}
