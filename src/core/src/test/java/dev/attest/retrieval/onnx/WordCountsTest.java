package dev.attest.retrieval.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WordCountsTest {

    private static final List<String> PIECES = List.of(
            "pump",
            "Pumpe",
            "unbelievably",
            "Grüße",
            "naïve",
            "e\u0301",
            "\u0301",
            "語言",
            "😀",
            "\uD83D",
            "don't",
            "a.b.c",
            "…",
            "12.345,67",
            "x".repeat(39),
            "x".repeat(60),
            "y".repeat(130),
            " ",
            " ",
            " ",
            "\n",
            "\n\n",
            "\t",
            "\u00A0",
            "\u200B",
            "\u0007",
            "-",
            "İ",
            "≠",
            "=\u0338",
            "[CLS]",
            "[UNK]",
            "##s",
            "!?",
            "`~^_|",
            "\u037E",
            "ﬁ");

    @Test
    void aTextHasAsManyTokensAsItsWords() throws IOException {
        try (InputStream file = WordCountsTest.class.getResourceAsStream("/bge-small-en-v1.5-q-tokenizer.json");
                Tokenizer tokenizer = new Tokenizer(file)) {
            for (int seed = 0; seed < 2_000; seed++) {
                Random random = new Random(seed);
                StringBuilder text = new StringBuilder();
                for (int i = random.nextInt(30); i >= 0; i--) {
                    text.append(PIECES.get(random.nextInt(PIECES.size())));
                }
                int whole = tokenizer.encode(text.toString(), Integer.MAX_VALUE).ids().length - 2;
                assertThat(tokenizer.count(text.toString()))
                        .as("seed %d, first", seed)
                        .isEqualTo(whole);
                assertThat(tokenizer.count(text.toString()))
                        .as("seed %d, again", seed)
                        .isEqualTo(whole);
            }
        }
    }
}
