package dev.attest.bench.predict;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How many connections send requests of how many rows. */
record Scenario(int connections, int rows) {

    /** Few and many of both. */
    static List<Scenario> all() {
        return Stream.of(1, Requests.BATCH)
                .flatMap(rows -> IntStream.of(1, 32, 256).mapToObj(connections -> new Scenario(connections, rows)))
                .toList();
    }

    /** As reports name it, such as {@code 32x1}. */
    String key() {
        return connections + "x" + rows;
    }
}
