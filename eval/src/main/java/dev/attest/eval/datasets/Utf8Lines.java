package dev.attest.eval.datasets;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.attest.eval.EvalFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The lines of a file as editors save them: with a byte order mark or without, with whatever line ends; but in UTF-8. */
public final class Utf8Lines {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private Utf8Lines() {}

    /** All of them. */
    static List<String> of(Path file) throws IOException {
        return of(Files.readAllBytes(file), file);
    }

    /** Those that a file's bytes hold; {@link EvalFailure} names the file and the line that is not UTF-8. */
    public static List<String> of(byte[] bytes, Path file) {
        CharBuffer decoded = CharBuffer.allocate(bytes.length);
        ByteBuffer read = ByteBuffer.wrap(bytes);
        CoderResult result = UTF_8.newDecoder().decode(read, decoded, true);
        if (result.isError()) {
            throw new EvalFailure("%s, line %d: is not UTF-8; save the file as UTF-8."
                    .formatted(file, 1 + lineEnds(bytes, read.position())));
        }
        String text = decoded.flip().toString();
        return (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)
                .lines()
                .toList();
    }

    private static int lineEnds(byte[] bytes, int end) {
        int ends = 0;
        for (int i = 0; i < end; i++) {
            ends += bytes[i] == '\n' ? 1 : 0;
        }
        return ends;
    }
}
