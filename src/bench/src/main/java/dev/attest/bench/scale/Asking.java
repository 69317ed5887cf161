package dev.attest.bench.scale;

import dev.attest.bench.Counting;
import dev.attest.bench.measure.Scoreboard;
import dev.attest.bench.synthetic.SyntheticEncoder;
import dev.attest.documents.ChunkId;
import dev.attest.retrieval.Hit;
import dev.attest.retrieval.MaxSim;
import dev.attest.retrieval.MultiVector;
import dev.attest.retrieval.Scope;
import dev.attest.statistics.Bootstrap;
import dev.attest.statistics.Quantile;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** Asks one question at a time: the product as a whole, then each of its parts alone. */
final class Asking {

    /** Compiles what is measured, and brings the files into memory as far as it has room. */
    private static final int WARM_UP_ROUNDS = 3;

    private static final int PASSAGES = 10;
    /** As many hits as the product wants of each leg, and as many candidates as it compares token by token. */
    private static final int HITS = 64;

    private static final int COMPARED = 30;

    private final GrownProduct product;
    private final SyntheticEncoder encoder;
    private final List<String> questions;
    private final NearestCosines nearest;
    private final Scope scope;
    private final Map<String, double[]> millis = new LinkedHashMap<>();
    private final double[] recall;

    Asking(GrownProduct product, SyntheticEncoder encoder, List<String> questions, NearestCosines nearest) {
        this.product = product;
        this.encoder = encoder;
        this.questions = questions;
        this.nearest = nearest;
        this.scope = product.scope();
        this.recall = new double[questions.size()];
    }

    /** Asks all questions, and adds what came of it. */
    void addTo(Scoreboard scoreboard, String set) {
        for (int i = 0; i < WARM_UP_ROUNDS * questions.size(); i++) {
            ask(i % questions.size());
        }
        var counting = new Counting("asked", questions.size());
        for (int i = 0; i < questions.size(); i++) {
            ask(i);
            counting.step();
        }
        var bootstrap = Bootstrap.overItems(set, questions.size());
        millis.forEach((part, spent) -> {
            scoreboard.add(part, set, "p50_ms", bootstrap.of(items -> Quantile.of(.5, Bootstrap.drawn(spent, items))));
            scoreboard.add(part, set, "p99_ms", bootstrap.of(items -> Quantile.of(.99, Bootstrap.drawn(spent, items))));
        });
        scoreboard.add("vectors", set, "recall@" + NearestCosines.BEST, bootstrap.mean(recall));
    }

    private void ask(int question) {
        String text = questions.get(question);
        timed(Scoreboard.PRODUCT, question, () -> product.retrieve(text, PASSAGES));
        List<Hit> words =
                timed("words", question, () -> now(product.core().words().search(text, scope, HITS)));
        float[] vector = now(encoder.question(text));
        List<Hit> vectors =
                timed("vectors", question, () -> now(product.core().vectors().search(vector, scope, HITS)));
        Set<ChunkId> candidates = new LinkedHashSet<>();
        Stream.concat(words.stream(), vectors.stream()).map(Hit::chunk).forEach(candidates::add);
        timed("cosines", question, () -> now(product.core().multiVectors().passages(candidates)));
        timed("maxsim", question, () -> matched(text, candidates));
        recall[question] = nearest.recall(
                question, vectors.stream().mapToDouble(Hit::score).toArray());
    }

    private long matched(String text, Set<ChunkId> candidates) {
        Map<ChunkId, MultiVector> found = now(product.core()
                .multiVectors()
                .find(candidates.stream().limit(COMPARED).toList()));
        MaxSim question = MaxSim.of(
                        now(encoder.questionTokens(text)),
                        now(product.core().words().weights(text)))
                .orElseThrow();
        return found.values().stream()
                .filter(candidate -> question.match(candidate).isPresent())
                .count();
    }

    private <T> T timed(String part, int question, Supplier<T> work) {
        long began = System.nanoTime();
        T result = work.get();
        millis.computeIfAbsent(part, name -> new double[questions.size()])[question] =
                (System.nanoTime() - began) / 1e6;
        return result;
    }

    private static <T> T now(Mono<T> answer) {
        return Objects.requireNonNull(answer.block());
    }
}
