package dev.attest.retrieval;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import dev.attest.documents.ChunkId;
import dev.attest.documents.Sentences;
import dev.attest.documents.Span;
import dev.attest.retrieval.lucene.LuceneIndexes;
import dev.attest.retrieval.onnx.OnnxEncoder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What multi-vectors cost, measured by hand:
 *
 * <pre>java -cp … dev.attest.retrieval.MultiVectorPace passages.jsonl</pre>
 *
 * <p>Reads a file of one {@code {"text": …}} a line. Prints the time of one pass with and without all its vectors, the bytes of
 * a chunk, and how long the candidates of a question take in an index of 10,000 chunks, whole and by their passages alone.
 */
public final class MultiVectorPace {

    private static final int ENCODED = 320;
    private static final int CHUNKS = 10_000;
    private static final int CANDIDATES = 128;
    private static final int QUESTIONS = 2_000;

    private MultiVectorPace() {}

    public static void main(String[] args) throws IOException {
        List<PassageText> texts = texts(Path.of(args[0]));
        try (OnnxEncoder encoder = OnnxEncoder.open()) {
            encode(encoder, texts.subList(0, 32));
            List<MultiVector> vectors = encoding(encoder, texts);
            sizes(texts, vectors);
            String words = "how long does it take to find a passage in a hundred documents";
            MaxSim question = MaxSim.of(
                            encoder.questionTokens(words).block().centred(encoder.centre()),
                            List.of(new WordWeight(new Span(0, words.length()), 1)))
                    .orElseThrow();
            candidates(texts, vectors, question);
        }
        System.exit(0);
    }

    private static List<PassageText> texts(Path file) throws IOException {
        var json = new ObjectMapper();
        var texts = new ArrayList<PassageText>();
        for (String line : Files.readAllLines(file)) {
            String text = json.readTree(line).get("text").asText();
            texts.add(new PassageText(text, Sentences.of(text)));
        }
        Collections.shuffle(texts, new Random(1));
        return texts.subList(0, ENCODED);
    }

    private static List<MultiVector> encode(OnnxEncoder encoder, List<PassageText> texts) {
        List<Encoding> encodings =
                encoder.encode(texts.stream().map(PassageText::text).toList()).block();
        return IntStream.range(0, texts.size())
                .mapToObj(i -> MultiVector.of(encodings.get(i), texts.get(i), encoder.centre()))
                .toList();
    }

    /** Both ways by turns, so that whatever else the machine does slows them alike. */
    private static List<MultiVector> encoding(OnnxEncoder encoder, List<PassageText> texts) {
        var passageOnly = new Clocked();
        var both = new Clocked();
        var vectors = new ArrayList<MultiVector>();
        for (int from = 0; from < texts.size(); from += 32) {
            List<PassageText> batch = texts.subList(from, from + 32);
            passageOnly.time(
                    () -> encoder.passages(batch.stream().map(PassageText::text).toList())
                            .block());
            vectors.addAll(both.time(() -> {
                List<MultiVector> encoded = encode(encoder, batch);
                encoded.forEach(MultiVector::toBytes);
                return encoded;
            }));
        }
        double tokens = texts.stream()
                .mapToInt(text -> encoder.count(text.text()))
                .average()
                .orElse(0);
        System.out.printf("%d texts of %.0f tokens%n", texts.size(), tokens);
        System.out.printf("passage vector alone: %s%n", passageOnly.of(texts.size()));
        System.out.printf("with its multi-vector, one pass: %s%n", both.of(texts.size()));
        return vectors;
    }

    private static void sizes(List<PassageText> texts, List<MultiVector> vectors) {
        int[] bytes = vectors.stream()
                .mapToInt(vector -> vector.toBytes().length)
                .sorted()
                .toArray();
        System.out.printf(
                "bytes a chunk: mean %.0f, median %d, largest %d; %.1f sentences%n",
                Arrays.stream(bytes).average().orElse(0),
                bytes[bytes.length / 2],
                bytes[bytes.length - 1],
                texts.stream()
                        .mapToInt(text -> text.sentences().size())
                        .average()
                        .orElse(0));
    }

    private static void candidates(List<PassageText> texts, List<MultiVector> vectors, MaxSim question)
            throws IOException {
        Path folder = Files.createTempDirectory("multi-vectors");
        try (var indexes = LuceneIndexes.open(folder)) {
            for (int from = 0; from < CHUNKS; from += 500) {
                IndexedChunk[] chunks = new IndexedChunk[500];
                for (int i = 0; i < chunks.length; i++) {
                    int text = (from + i) % texts.size();
                    chunks[i] = IndexedChunk.ofWords(
                            IndexSamples.id(from + i, 1, 0), 0, texts.get(text).text(), vectors.get(text), Map.of());
                }
                indexes.keyword()
                        .apply(IndexSamples.adding(1, from + 1, chunks))
                        .block();
            }
            var reading = new long[QUESTIONS];
            var alone = new long[QUESTIONS];
            var comparing = new long[QUESTIONS];
            for (int i = 0; i < QUESTIONS; i++) {
                ask(indexes.multiVectors(), question, new Random(i), i, new Spent(reading, alone, comparing));
            }
            System.out.printf(
                    "%d candidates of %d chunks, warm: reading them whole %s, their passages alone %s, comparing %d %s%n",
                    CANDIDATES,
                    CHUNKS,
                    percentiles(reading),
                    percentiles(alone),
                    Reranking.DEPTH,
                    percentiles(comparing));
        }
    }

    /** Nanoseconds of each question. */
    private record Spent(long[] reading, long[] alone, long[] comparing) {}

    private static void ask(MultiVectors index, MaxSim question, Random random, int at, Spent spent) {
        List<ChunkId> ids = random.ints(0, CHUNKS)
                .distinct()
                .limit(CANDIDATES)
                .mapToObj(document -> IndexSamples.id(document, 1, 0))
                .toList();
        long begun = System.nanoTime();
        Map<ChunkId, MultiVector> found = index.find(ids).block();
        long read = System.nanoTime();
        long matched = found.values().stream()
                .limit(Reranking.DEPTH)
                .filter(candidate -> question.match(candidate).isPresent())
                .count();
        long compared = System.nanoTime();
        int passages = index.passages(ids).block().size();
        spent.alone()[at] = System.nanoTime() - compared;
        spent.comparing()[at] = compared - read;
        spent.reading()[at] = read - begun;
        if (found.size() != CANDIDATES || passages != CANDIDATES || matched == 0) {
            throw new IllegalStateException("Found " + found.size());
        }
    }

    private static String percentiles(long[] nanos) {
        long[] warm = Arrays.copyOfRange(nanos, nanos.length / 2, nanos.length);
        Arrays.sort(warm);
        return "p50 %.2f ms, p95 %.2f ms".formatted(warm[warm.length / 2] / 1e6, warm[warm.length * 95 / 100] / 1e6);
    }

    /** Adds up wall and processor time. */
    private static final class Clocked {

        private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        private long wall;
        private long processor;

        <T> T time(Supplier<T> work) {
            long wallBefore = System.nanoTime();
            long processorBefore = system.getProcessCpuTime();
            T result = work.get();
            wall += System.nanoTime() - wallBefore;
            processor += system.getProcessCpuTime() - processorBefore;
            return result;
        }

        String of(int texts) {
            return "%.1f ms a text, %.1f ms of processor time, %.1f texts/s"
                    .formatted(wall / 1e6 / texts, processor / 1e6 / texts, texts / (wall / 1e9));
        }
    }
}
