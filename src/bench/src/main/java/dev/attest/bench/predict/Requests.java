package dev.attest.bench.predict;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The requests both servers get: measured flowers' sizes, or about. */
final class Requests {

    static final String PATH = "/predict/iris";
    static final int BATCH = 1_000;

    private static final List<String> FEATURES = List.of("sepalLength", "sepalWidth", "petalLength", "petalWidth");
    private static final double[] LEAST = {4.3, 2.0, 1.0, 0.1};
    private static final double[] GREATEST = {7.9, 4.4, 6.9, 2.5};
    private static final long SEED = 1;

    private Requests() {}

    /** A whole request, head and body. */
    static byte[] post(URI server, int rows) {
        String body = body(rows);
        String head = "POST " + PATH + " HTTP/1.1\r\nHost: " + server.getAuthority()
                + "\r\nContent-Type: application/json\r\nAccept: application/json\r\nContent-Length: "
                + body.getBytes(UTF_8).length + "\r\n\r\n";
        return (head + body).getBytes(UTF_8);
    }

    private static String body(int rows) {
        double[] values = values(rows);
        return IntStream.range(0, rows)
                .mapToObj(row -> IntStream.range(0, FEATURES.size())
                        .mapToObj(i -> "\"" + FEATURES.get(i) + "\":" + values[row * FEATURES.size() + i])
                        .collect(Collectors.joining(",", "{", "}")))
                .collect(Collectors.joining(",", "{\"instances\":[", "]}"));
    }

    /** Values within the ranges of Iris, with one decimal as they were measured, row after row. */
    static double[] values(int rows) {
        var random = new Random(SEED);
        double[] values = new double[rows * FEATURES.size()];
        for (int i = 0; i < values.length; i++) {
            int feature = i % FEATURES.size();
            double value = LEAST[feature] + random.nextDouble() * (GREATEST[feature] - LEAST[feature]);
            values[i] = Math.round(value * 10) / 10.0;
        }
        return values;
    }
}
