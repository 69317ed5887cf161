package dev.attest.prediction;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Explains probabilities by Shapley values (Shapley, A value for n-person games, 1953; for models Lundberg and Lee, A
 * unified approach to interpreting model predictions, 2017): what each feature adds to the probability of the label a row
 * gets, on average over all orders in which the features may leave their baselines for the row's values. A feature that
 * has not left stands at its baseline, whatever the others are.
 *
 * <p>Exact where at most {@value #MOST_EXACT} features differ from their baselines, sampled where more do.
 */
public final class Explainer {

    /** Most features, away from their baselines, whose every coalition is evaluated. */
    public static final int MOST_EXACT = 12;

    /** Most evaluations of a request, so that nobody keeps a model busy for long. */
    static final int MOST_EVALUATIONS = 1 << 20;

    /** Most rows and values of one call to the model, so that little memory is taken; 16 MB of values. */
    private static final int BATCH_ROWS = 65_536;

    private static final int BATCH_VALUES = 1 << 21;

    private final long seed;

    /**
     * An explainer.
     *
     * @param seed of the orders that are sampled; the same for each row, so that a row is always explained the same
     */
    public Explainer(long seed) {
        this.seed = seed;
    }

    /**
     * How many rows of a model may be explained at once; 0 for a model with too many features. At least 256 up to
     * {@value #MOST_EXACT} features, 52 up to a thousand.
     */
    public static int mostRows(ModelCard card) {
        return MOST_EVALUATIONS / evaluations(card.features().size());
    }

    private static int evaluations(int features) {
        return features <= MOST_EXACT ? 1 << features : SampledAttribution.evaluations(features);
    }

    /**
     * Why each row gets its label, in order.
     *
     * @param rows checked against the model's card
     * @return fails with {@link ExplanationRefused}, and as {@link Predictor#predict} does
     */
    public Mono<List<Explanation>> explain(ServedModel model, Rows rows) {
        return Mono.fromCallable(() -> attributions(model.card(), rows))
                .flatMap(attributions -> evaluated(model.predictor(), new Evaluations(attributions)))
                .subscribeOn(Schedulers.parallel());
    }

    private List<Attribution> attributions(ModelCard card, Rows rows) {
        double[] baseline = baseline(card);
        int most = mostRows(card);
        if (most == 0) {
            throw new ExplanationRefused("The model %s has %d features, too many to explain its predictions"
                    .formatted(called(card), card.features().size()));
        }
        if (rows.count() > most) {
            throw new ExplanationRefused("At most %d rows of the model %s can be explained at once, not %d"
                    .formatted(most, called(card), rows.count()));
        }
        return IntStream.range(0, rows.count())
                .mapToObj(row -> attribution(row(rows, row), baseline))
                .toList();
    }

    private static double[] baseline(ModelCard card) {
        return card.features().stream()
                .mapToDouble(feature -> feature.baseline()
                        .orElseThrow(() -> new ExplanationRefused(
                                "The card of the model %s gives no baseline for %s to explain with"
                                        .formatted(called(card), feature.name()))))
                .toArray();
    }

    private static String called(ModelCard card) {
        return card.name() + " " + card.version();
    }

    private static double[] row(Rows rows, int row) {
        return Arrays.copyOfRange(rows.values(), row * rows.width(), (row + 1) * rows.width());
    }

    private Attribution attribution(double[] row, double[] baseline) {
        int[] moved = IntStream.range(0, row.length)
                .filter(feature -> row[feature] != baseline[feature])
                .toArray();
        return moved.length <= MOST_EXACT
                ? new ExactAttribution(row, baseline, moved)
                : new SampledAttribution(row, baseline, moved, new SplittableRandom(seed));
    }

    private static Mono<List<Explanation>> evaluated(Predictor predictor, Evaluations evaluations) {
        int batch = Math.min(BATCH_ROWS, Math.max(1, BATCH_VALUES / evaluations.width()));
        return Flux.range(0, (evaluations.count() + batch - 1) / batch)
                .map(i -> i * batch)
                .concatMap(from -> predictor
                        .predict(evaluations.rows(from, Math.min(from + batch, evaluations.count())))
                        .onErrorMap(RowsRefused.class, refused -> evaluations.ofRows(from, refused))
                        .doOnNext(scores -> evaluations.take(from, scores)))
                .then(Mono.fromSupplier(evaluations::explanations));
    }
}
