package dev.attest.bench.judging;

import dev.attest.bench.ClaimSet.Claim;
import dev.attest.retrieval.DotProduct;
import dev.attest.retrieval.Embedder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The cosine between the vectors of a claim and of its source, both encoded as passages. */
final class Cosines {

    private Cosines() {}

    /** One a claim, in order. */
    static double[] of(List<Claim> claims, Embedder embedder) {
        List<String> texts = claims.stream()
                .flatMap(claim -> Stream.of(claim.claim(), claim.source()))
                .distinct()
                .toList();
        List<float[]> vectors = embedder.passages(texts).blockOptional().orElseThrow();
        Map<String, float[]> byText = new HashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            byText.put(texts.get(i), vectors.get(i));
        }
        return claims.stream()
                .mapToDouble(claim -> DotProduct.of(
                        Objects.requireNonNull(byText.get(claim.claim())),
                        Objects.requireNonNull(byText.get(claim.source()))))
                .toArray();
    }
}
