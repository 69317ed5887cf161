package dev.attest.bench.finding;

import dev.attest.retrieval.DotProduct;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The exact nearest passages by cosine: every passage is looked at. */
final class NearestVectors {

    private final List<String> ids;
    private final List<float[]> vectors;

    /** @param vectors one an id, of any length but zero */
    NearestVectors(List<String> ids, List<float[]> vectors) {
        this.ids = List.copyOf(ids);
        this.vectors = vectors.stream().map(NearestVectors::unit).toList();
    }

    /** The ids, nearest first; ties in the order of the ids. */
    List<String> search(float[] question, int most) {
        double[] cosines = vectors.stream()
                .mapToDouble(vector -> DotProduct.of(question, vector))
                .toArray();
        return IntStream.range(0, cosines.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> cosines[i]).reversed())
                .limit(most)
                .map(ids::get)
                .toList();
    }

    private static float[] unit(float[] vector) {
        float length = (float) Math.sqrt(DotProduct.of(vector, vector));
        float[] unit = new float[vector.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = vector[i] / length;
        }
        return unit;
    }
}
