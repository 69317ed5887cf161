package dev.attest.retrieval.onnx;

import dev.attest.retrieval.TokenVectors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes what the encoder's token vectors have in common, from the sample documents that Attest ships as plain text:
 *
 * <pre>java -cp … dev.attest.retrieval.onnx.TokenCentre ingest/samples src/core/src/main/resources/dev/attest/retrieval/onnx/token-centre.f32</pre>
 *
 * <p>The same files give the same bytes.
 */
public final class TokenCentre {

    private TokenCentre() {}

    public static void main(String[] args) throws IOException {
        double[] sum = new double[384];
        long tokens = 0;
        try (OnnxEncoder encoder = OnnxEncoder.open();
                Stream<Path> files = Files.list(Path.of(args[0]))) {
            for (Path file : files.filter(TokenCentre::isText).sorted().toList()) {
                List<String> paragraphs = Arrays.stream(Files.readString(file).split("\\n\\s*\\n"))
                        .filter(paragraph -> !paragraph.isBlank())
                        .toList();
                for (TokenVectors paragraph : encoder.passageTokens(paragraphs).block()) {
                    Arrays.stream(paragraph.vectors()).forEach(vector -> add(vector, sum));
                    tokens += paragraph.vectors().length;
                }
            }
        }
        ByteBuffer bytes = ByteBuffer.allocate(sum.length * Float.BYTES);
        for (double x : sum) {
            bytes.putFloat((float) (x / tokens));
        }
        Files.write(Path.of(args[1]), bytes.array());
        System.out.println(tokens + " tokens");
        System.exit(0);
    }

    private static boolean isText(Path file) {
        return file.toString().endsWith(".md") || file.toString().endsWith(".txt");
    }

    private static void add(float[] vector, double[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += vector[i];
        }
    }
}
