package dev.attest.prediction.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/** Spoils bodies in one to four places: bytes, pieces, and what is known to be hard to read. */
final class Mutations {

    private static final String[] HARD = {
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "\n",
        "\r\n",
        "\t",
        ";",
        " ",
        "null",
        "true",
        "NaN",
        "-Infinity",
        "1e999",
        "-0",
        "00",
        "1.",
        ".5",
        "-",
        "+1",
        "1e",
        "\"\"",
        "\"\\ud800\"",
        "\\u0000",
        "\uFEFF",
        "😀",
        "é",
        "/*",
        "{\"instances\":",
        "\"instances\"",
        "[[[[[[[[[[",
        "{\"a\":{\"b\":{",
        "1".repeat(1_200),
        "9".repeat(400),
        "x".repeat(3_000),
        "\"housing\":",
        "'",
        "#",
        "\u0000",
        "0x1p3",
        "1f",
        "\"own\"",
        "{}",
        "[]",
        "[".repeat(600)
    };

    private final Random random;

    Mutations(Random random) {
        this.random = random;
    }

    byte[] of(byte[] body) {
        byte[] spoilt = body;
        int times = 1 + random.nextInt(4);
        for (int i = 0; i < times; i++) {
            spoilt = once(spoilt);
        }
        return spoilt;
    }

    private byte[] once(byte[] body) {
        int from = random.nextInt(body.length + 1);
        int to = from + random.nextInt(Math.min(20, body.length - from) + 1);
        return switch (random.nextInt(7)) {
            case 0 -> joined(body, from, bytes(1), Math.min(body.length, from + 1));
            case 1 -> joined(body, from, bytes(random.nextInt(4)), to);
            case 2 -> joined(body, from, new byte[0], to);
            case 3 -> Arrays.copyOf(body, from);
            case 4 -> joined(body, from, Arrays.copyOfRange(body, from, to), from);
            case 5 -> joined(body, from, hard(), from);
            default -> joined(body, from, hard(), to);
        };
    }

    private byte[] hard() {
        return HARD[random.nextInt(HARD.length)].getBytes(UTF_8);
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] joined(byte[] body, int end, byte[] middle, int start) {
        var joined = new ByteArrayOutputStream();
        joined.write(body, 0, end);
        joined.writeBytes(middle);
        joined.write(body, start, body.length - start);
        return joined.toByteArray();
    }
}
