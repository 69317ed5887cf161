package dev.attest.retrieval;

import static java.util.stream.Collectors.toMap;

import dev.attest.documents.ChunkId;
import dev.attest.documents.Span;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** Adds up the weights of shared words and prefers short texts; no stemming, no stop words. */
public final class InMemoryKeywordIndex extends InMemoryChunks implements KeywordIndex, MultiVectors {

    private static final int MOST_WORDS = 256;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    @Override
    public Mono<List<Hit>> search(String question, Scope scope, int limit) {
        return Mono.fromSupplier(() -> {
            Set<String> asked = words(question, MOST_WORDS);
            return best(scope, limit, chunk -> score(asked, words(chunk.text(), Integer.MAX_VALUE)));
        });
    }

    @Override
    public Mono<List<WordWeight>> weights(String question) {
        return Mono.fromSupplier(() -> WORD.matcher(question)
                .results()
                .limit(MOST_WORDS)
                .map(word -> new WordWeight(
                        new Span(word.start(), word.end()), weight(word.group().toLowerCase(Locale.ROOT))))
                .toList());
    }

    @Override
    public Mono<List<Double>> coverage(String question, List<String> texts) {
        return Mono.fromSupplier(() -> {
            Set<String> asked = words(question, MOST_WORDS);
            double total = asked.stream().mapToDouble(this::weight).sum();
            return texts.stream()
                    .map(text -> total == 0 ? 0 : held(asked, text) / total)
                    .toList();
        });
    }

    @Override
    public Mono<Map<ChunkId, MultiVector>> find(Collection<ChunkId> chunks) {
        return Mono.fromSupplier(() -> all().filter(chunk ->
                        chunks.contains(chunk.id()) && chunk.multiVector().isPresent())
                .collect(toMap(IndexedChunk::id, chunk -> chunk.multiVector().orElseThrow())));
    }

    @Override
    public Mono<Map<ChunkId, QuantizedVector>> passages(Collection<ChunkId> chunks) {
        return find(chunks)
                .map(found -> found.entrySet().stream()
                        .collect(toMap(
                                Map.Entry::getKey, vector -> vector.getValue().passage())));
    }

    @Override
    public Mono<Tally> tally(Scope scope) {
        return Mono.fromSupplier(() -> new Tally(
                inside(scope).size(), inside(new Scope(scope.collections())).size()));
    }

    @Override
    public Mono<List<ChunkId>> all(Scope scope) {
        return Mono.fromSupplier(
                () -> inside(scope).stream().map(IndexedChunk::id).toList());
    }

    @Override
    public Mono<Set<ChunkId>> among(Collection<ChunkId> chunks, Scope scope) {
        return all(scope).map(all -> all.stream().filter(chunks::contains).collect(Collectors.toSet()));
    }

    @Override
    public Mono<List<Hit>> scan(float[] question, Scope scope, int limit) {
        QuantizedVector asked = QuantizedVector.of(question);
        return Mono.fromSupplier(() -> inside(scope).stream()
                        .allMatch(chunk -> chunk.multiVector()
                                .filter(vector -> vector.passage().values().length == question.length)
                                .isPresent()))
                .filter(comparable -> comparable)
                .map(comparable -> best(scope, limit, chunk -> nearness(chunk, asked)));
    }

    private static double nearness(IndexedChunk chunk, QuantizedVector asked) {
        float product = chunk.multiVector().orElseThrow().passage().dot(asked);
        return Math.max(-1, Math.min(1, product));
    }

    private double held(Set<String> asked, String text) {
        Set<String> held = words(text, Integer.MAX_VALUE);
        return asked.stream().filter(held::contains).mapToDouble(this::weight).sum();
    }

    private double score(Set<String> asked, Set<String> held) {
        double sum =
                asked.stream().filter(held::contains).mapToDouble(this::weight).sum();
        return sum == 0 ? Double.NaN : sum / Math.log(Math.E + held.size());
    }

    private double weight(String word) {
        long chunks = all().count();
        long holding = all().filter(
                        chunk -> words(chunk.text(), Integer.MAX_VALUE).contains(word))
                .count();
        return Math.log1p((chunks - holding + 0.5) / (holding + 0.5));
    }

    private static Set<String> words(String text, int most) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .distinct()
                .limit(most)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
