package dev.attest.watching;

import dev.attest.prediction.Feature;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.Predicted;
import dev.attest.tenancy.Principal;
import dev.attest.tenancy.Role;
import dev.attest.watching.LoggedPrediction.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** A log in memory. */
public final class FakePredictions implements Predictions {

    private final Clock clock;
    private final Map<UUID, Call> calls = new ConcurrentHashMap<>();
    private final Map<PredictionId, Outcome> outcomes = new ConcurrentHashMap<>();
    private volatile Function<List<Call>, Mono<Void>> before = added -> Mono.empty();

    public FakePredictions(Clock clock) {
        this.clock = clock;
    }

    /** What happens before calls are kept, such as a failure. */
    public void beforeAdding(Function<List<Call>, Mono<Void>> before) {
        this.before = before;
    }

    public int size() {
        return calls.size();
    }

    @Override
    public Mono<Void> add(List<Call> added) {
        return Mono.defer(() -> before.apply(added))
                .then(Mono.fromRunnable(() ->
                        added.forEach(call -> calls.putIfAbsent(call.predicted().id(), call))));
    }

    @Override
    public Mono<LoggedPrediction> find(Principal by, PredictionId id) {
        return Mono.fromCallable(() -> {
            Call call = calls.get(id.call());
            if (call == null
                    || !call.by().tenant().equals(by.tenant())
                    || !(by.is(Role.ENGINEER) || call.by().name().equals(by.name()))
                    || id.row() >= call.predicted().rows().count()) {
                throw UnknownPrediction.of(id.toString());
            }
            return row(call, id);
        });
    }

    private LoggedPrediction row(Call call, PredictionId id) {
        Predicted predicted = call.predicted();
        ModelCard card = predicted.card();
        var inputs = new LinkedHashMap<String, Object>();
        for (int i = 0; i < card.features().size(); i++) {
            Feature feature = card.features().get(i);
            double value = predicted.rows().value(id.row(), i);
            if (feature.kind() == Feature.Kind.CATEGORY) {
                inputs.put(feature.name(), feature.values().get((int) value));
            } else {
                inputs.put(feature.name(), value);
            }
        }
        var probabilities = new LinkedHashMap<String, Double>();
        for (int label = 0; label < card.labels().size(); label++) {
            probabilities.put(
                    card.labels().get(label), (double) predicted.scores().probability(id.row(), label));
        }
        return new LoggedPrediction(
                id,
                call.by().name(),
                card.name(),
                card.version(),
                predicted.at(),
                Duration.ofNanos(predicted.took().toNanos() / 1000 * 1000),
                predicted.rows().count(),
                inputs,
                predicted.label(id.row()),
                probabilities,
                Optional.ofNullable(outcomes.get(id)));
    }

    @Override
    public Mono<LoggedPrediction> tell(Principal by, PredictionId id, String label) {
        return find(by, id).flatMap(found -> {
            if (!found.probabilities().containsKey(label)) {
                return Mono.error(
                        new UnknownLabel(List.copyOf(found.probabilities().keySet())));
            }
            outcomes.put(id, new Outcome(label, by.name(), clock.instant()));
            return find(by, id);
        });
    }

    @Override
    public Mono<Accuracy> accuracy(String model, String version, Instant since) {
        return Mono.fromCallable(() -> {
                    var correct = new ArrayList<Boolean>();
                    outcomes.forEach((id, outcome) -> {
                        Call call = calls.get(id.call());
                        if (call != null
                                && call.predicted().card().name().equals(model)
                                && call.predicted().card().version().equals(version)
                                && !outcome.at().isBefore(since)) {
                            correct.add(outcome.label().equals(call.predicted().label(id.row())));
                        }
                    });
                    return correct;
                })
                .filter(correct -> !correct.isEmpty())
                .map(correct ->
                        new Accuracy(correct.stream().filter(right -> right).count(), correct.size()));
    }

    @Override
    public Mono<Integer> sweep(Instant before) {
        return Mono.fromCallable(() -> {
            int size = calls.size();
            calls.values().removeIf(call -> call.predicted().at().isBefore(before));
            outcomes.keySet().removeIf(id -> !calls.containsKey(id.call()));
            return size - calls.size();
        });
    }
}
