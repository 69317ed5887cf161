package dev.attest.retrieval.langchain4j;

import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;

/** Brings vectors to unit length, and insists that all ever seen have one dimension. Thread-safe. */
final class UnitVectors {

    private static final int UNKNOWN = 0;

    /** That of the first vector, unless it was settled before. */
    private final AtomicInteger dimension = new AtomicInteger(UNKNOWN);

    /** Vectors have this dimension, whatever was seen before. */
    void expect(int settled) {
        if (settled < 1) {
            throw new IllegalArgumentException("A vector has one number at least, not " + settled);
        }
        dimension.set(settled);
    }

    /** Empty while no vector was seen. */
    OptionalInt dimension() {
        int known = dimension.get();
        return known == UNKNOWN ? OptionalInt.empty() : OptionalInt.of(known);
    }

    /**
     * The vectors at unit length.
     *
     * @throws Malformed when one has no direction or another dimension
     */
    List<float[]> of(List<float[]> vectors) {
        List<float[]> units = vectors.stream().map(UnitVectors::unit).toList();
        int first = units.isEmpty() ? UNKNOWN : units.get(0).length;
        for (float[] vector : units) {
            requireSame(first, vector.length);
        }
        if (first != UNKNOWN && !dimension.compareAndSet(UNKNOWN, first)) {
            requireSame(dimension.get(), first);
        }
        return units;
    }

    private static void requireSame(int expected, int actual) {
        if (expected != actual) {
            throw new Malformed("gave a vector of " + actual + " numbers where its vectors have " + expected
                    + "; if another model answers under this name now, name it differently in"
                    + " ATTEST_EMBEDDING_MODEL, so that everything is embedded again");
        }
    }

    private static float[] unit(float[] vector) {
        double squares = 0;
        for (float x : vector) {
            squares += (double) x * x;
        }
        double length = Math.sqrt(squares);
        if (!(length > 0) || Double.isInfinite(length)) {
            throw Malformed.vector(
                    "gave a vector without direction: empty, all zero, or with parts that are no numbers");
        }
        float[] unit = new float[vector.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (vector[i] / length);
        }
        return unit;
    }
}
