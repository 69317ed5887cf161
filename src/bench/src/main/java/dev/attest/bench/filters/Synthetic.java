package dev.attest.bench.filters;

import dev.attest.documents.ChunkId;
import dev.attest.documents.Metadata.Value;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Chunks like those of real documents, as far as an index can tell: unit vectors from a mixture of {@value #TOPICS}
 * Gaussians around one common direction, so that chunks of one topic have cosines around .7 and others around .35, and
 * words after Zipf's law. The same seed makes the same chunks; each is made when it is wanted, but for its vector.
 */
final class Synthetic {

    static final int DIMENSION = 384;
    static final int TOPICS = 1_000;

    /** Chunks fall into so many equal shares at random, whatever their topic. */
    static final int SHARES = 1_000;

    private static final double COMMON = .6;
    private static final double OF_TOPIC = .6;
    private static final double OWN = .55;

    private static final int WORDS = 60;
    private static final int VOCABULARY = 20_000;

    private final long seed;
    private final float[] common;
    private final float[][] topics;
    private final float[][] vectors;
    private final int[] shares;

    Synthetic(int chunks, long seed) {
        this.seed = seed;
        RandomGenerator random = new Random(seed);
        this.common = direction(random);
        this.topics = new float[TOPICS][];
        for (int topic = 0; topic < TOPICS; topic++) {
            topics[topic] = direction(random);
        }
        this.vectors = new float[chunks][];
        this.shares = new int[chunks];
        for (int chunk = 0; chunk < chunks; chunk++) {
            vectors[chunk] = about(topic(chunk), random);
            shares[chunk] = random.nextInt(SHARES);
        }
    }

    int size() {
        return vectors.length;
    }

    static ChunkId id(int chunk) {
        return new ChunkId(new UUID(0, chunk), 1, 0);
    }

    static int chunk(ChunkId id) {
        return (int) id.documentId().getLeastSignificantBits();
    }

    /** Of unit length. */
    float[] vector(int chunk) {
        return vectors[chunk];
    }

    int share(int chunk) {
        return shares[chunk];
    }

    int topic(int chunk) {
        return new SplittableRandom(seed + chunk).nextInt(TOPICS);
    }

    Map<String, Value> fields(int chunk) {
        return Map.of(
                "share", new Value.Amount(share(chunk)),
                "topic", new Value.Amount(topic(chunk)),
                "title", new Value.Text("Document " + chunk));
    }

    String text(int chunk) {
        var random = new SplittableRandom(seed ^ chunk);
        StringBuilder text = new StringBuilder();
        for (int word = 0; word < WORDS; word++) {
            // The inverse of the distribution function of 1/rank over the vocabulary.
            long rank = Math.round(Math.pow(VOCABULARY, random.nextDouble()));
            text.append(word == 0 ? "" : " ").append('w').append(rank);
        }
        return text.toString();
    }

    /** Vectors of questions, each about some topic. */
    float[][] questions(int count) {
        RandomGenerator random = new Random(~seed);
        float[][] questions = new float[count][];
        for (int i = 0; i < count; i++) {
            questions[i] = about(random.nextInt(TOPICS), random);
        }
        return questions;
    }

    private float[] about(int topic, RandomGenerator random) {
        float[] own = direction(random);
        float[] vector = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) (COMMON * common[i] + OF_TOPIC * topics[topic][i] + OWN * own[i]);
        }
        return unit(vector);
    }

    private static float[] direction(RandomGenerator random) {
        float[] vector = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return unit(vector);
    }

    private static float[] unit(float[] vector) {
        double squares = 0;
        for (float x : vector) {
            squares += (double) x * x;
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (vector[i] / Math.sqrt(squares));
        }
        return vector;
    }
}
