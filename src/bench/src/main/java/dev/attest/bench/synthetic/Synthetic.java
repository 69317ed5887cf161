package dev.attest.bench.synthetic;

import dev.attest.documents.ChunkId;
import dev.attest.documents.Metadata.Value;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Chunks like those of real documents, as far as an index can tell: unit vectors from a mixture of {@value #TOPICS}
 * Gaussians around one common direction, so that chunks of one topic have cosines around .7 and others around .35, and
 * {@value #WORDS} words after Zipf's law, every fourth of them a function word. The same seed makes the same chunks, however
 * many there are; nothing of a chunk is kept, each is made when it is wanted. Thread-safe.
 */
public final class Synthetic {

    public static final int DIMENSION = 384;
    public static final int TOPICS = 1_000;

    /** Chunks fall into so many equal shares at random, whatever their topic. */
    public static final int SHARES = 1_000;

    private static final double COMMON = .6;
    private static final double OF_TOPIC = .6;
    private static final double OWN = .55;

    private static final int WORDS = 128;
    private static final int SENTENCE = 20;
    private static final int FUNCTION_EVERY = 4;
    private static final String[] FUNCTION_WORDS = {"the", "of", "and", "to", "in", "is", "for", "with"};
    private static final int VOCABULARY = 20_000;
    private static final int ASKED = 8;

    private final int size;
    private final long seed;
    private final float[] common;
    private final float[][] topics;

    public Synthetic(int chunks, long seed) {
        this.size = chunks;
        this.seed = seed;
        RandomGenerator random = Stream.SPACE.of(seed, 0);
        this.common = UnitVectors.direction(random);
        this.topics = IntStream.range(0, TOPICS)
                .mapToObj(topic -> UnitVectors.direction(random))
                .toArray(float[][]::new);
    }

    /** What random numbers are drawn for; each has its own, so that no two depend on each other. */
    private enum Stream {
        SPACE(0),
        VECTOR(1),
        TOPIC(2),
        SHARE(3),
        TEXT(4),
        QUESTION(5),
        OTHER(6);

        private final long number;

        Stream(long number) {
            this.number = number;
        }

        RandomGenerator of(long seed, long item) {
            return new SplittableRandom(seed + (number << 48) + item);
        }
    }

    public int size() {
        return size;
    }

    public static ChunkId id(int chunk) {
        return new ChunkId(new UUID(0, chunk), 1, 0);
    }

    public static int chunk(ChunkId id) {
        return (int) id.documentId().getLeastSignificantBits();
    }

    /** Of unit length. */
    public float[] vector(int chunk) {
        return about(topic(chunk), Stream.VECTOR.of(seed, chunk));
    }

    public int share(int chunk) {
        return Stream.SHARE.of(seed, chunk).nextInt(SHARES);
    }

    public int topic(int chunk) {
        return Stream.TOPIC.of(seed, chunk).nextInt(TOPICS);
    }

    public Map<String, Value> fields(int chunk) {
        return Map.of(
                "share", new Value.Amount(share(chunk)),
                "topic", new Value.Amount(topic(chunk)),
                "title", new Value.Text("Document " + chunk));
    }

    /** Sentences of {@value #SENTENCE} words. */
    public String text(int chunk) {
        RandomGenerator random = Stream.TEXT.of(seed, chunk);
        StringBuilder text = new StringBuilder();
        for (int word = 1; word <= WORDS; word++) {
            boolean begins = word % SENTENCE == 1;
            text.append(word == 1 ? "" : " ");
            if (word % FUNCTION_EVERY == 0) {
                text.append(FUNCTION_WORDS[random.nextInt(FUNCTION_WORDS.length)]);
            } else {
                text.append(begins ? 'W' : 'w').append(rank(random));
            }
            text.append(word % SENTENCE == 0 || word == WORDS ? "." : "");
        }
        return text.toString();
    }

    /** The inverse of the distribution function of 1/rank over the vocabulary. */
    private static long rank(RandomGenerator random) {
        return Math.round(Math.pow(VOCABULARY, random.nextDouble()));
    }

    /** A question in words: eight as they come in texts. */
    public String question(int number) {
        RandomGenerator random = Stream.QUESTION.of(seed, number);
        StringBuilder question = new StringBuilder("What is the");
        for (int word = 0; word < ASKED; word++) {
            question.append(" w").append(rank(random));
        }
        return question.append('?').toString();
    }

    /** Vectors of questions, each about some topic. */
    public float[][] questions(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> about("question " + number))
                .toArray(float[][]::new);
    }

    /** The vector of any text that is no chunk's: about some topic. */
    float[] about(String text) {
        RandomGenerator random = Stream.OTHER.of(seed, Integer.toUnsignedLong(text.hashCode()));
        return about(random.nextInt(TOPICS), random);
    }

    private float[] about(int topic, RandomGenerator random) {
        float[] vector = UnitVectors.direction(random);
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) (COMMON * common[i] + OF_TOPIC * topics[topic][i] + OWN * vector[i]);
        }
        return UnitVectors.unit(vector);
    }
}
