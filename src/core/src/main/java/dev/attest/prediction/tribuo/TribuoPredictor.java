package dev.attest.prediction.tribuo;

import dev.attest.blocking.Blocking;
import dev.attest.prediction.Feature;
import dev.attest.prediction.Feature.Kind;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.Predictor;
import dev.attest.prediction.Rows;
import dev.attest.prediction.Scores;
import dev.attest.prediction.Signature;
import dev.attest.prediction.Signature.Datatype;
import dev.attest.prediction.Signature.Tensor;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Predicts from trees, on as many threads as there are cores. The tensors of a model with a category are one for each
 * feature, else a single FP64 one named {@code input}: trees split at 64-bit values.
 */
final class TribuoPredictor implements Predictor {

    private static final int CORES = Runtime.getRuntime().availableProcessors();
    /** Calls that may wait for each thread. */
    private static final int WAITING = 1_000;

    private final Forest forest;
    private final int features;
    private final Signature signature;
    private final Scheduler scheduler;
    private volatile boolean closed;

    TribuoPredictor(ModelCard card, Forest forest, Scheduler scheduler) {
        this.forest = forest;
        this.features = card.features().size();
        this.signature = Signature.of(
                inputs(card.features()), "label", "probabilities", card.labels().size());
        this.scheduler = scheduler;
    }

    static TribuoPredictor of(ModelCard card, Forest forest) {
        String name = "predict-" + card.name() + "-" + card.version();
        return new TribuoPredictor(card, forest, Schedulers.newBoundedElastic(CORES, WAITING, name, 60, true));
    }

    private static List<Tensor> inputs(List<Feature> features) {
        return features.stream().anyMatch(feature -> feature.kind() == Kind.CATEGORY)
                ? features.stream().map(TribuoPredictor::input).toList()
                : List.of(new Tensor("input", Datatype.FP64, List.of(-1L, (long) features.size())));
    }

    private static Tensor input(Feature feature) {
        Datatype datatype = switch (feature.kind()) {
            case NUMBER -> Datatype.FP64;
            case INTEGER -> Datatype.INT64;
            case CATEGORY -> Datatype.BYTES;
        };
        return new Tensor(feature.name(), datatype, List.of(-1L, 1L));
    }

    @Override
    public Signature signature() {
        return signature;
    }

    @Override
    public Mono<Scores> predict(Rows rows) {
        return Mono.defer(() -> {
            if (closed) {
                return Mono.error(new IllegalStateException("The model is closed"));
            }
            if (rows.width() != features) {
                return Mono.error(
                        new IllegalArgumentException("The model has " + features + " features, not " + rows.width()));
            }
            return Blocking.on(scheduler, () -> forest.score(rows));
        });
    }

    @Override
    public void close() {
        closed = true;
        scheduler.dispose();
    }
}
