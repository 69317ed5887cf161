package dev.attest.prediction;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Models without a folder; what is unloaded stays known. */
public final class FakeModels implements Models {

    private final Map<String, ServedModel> served = new ConcurrentHashMap<>();
    private final Map<String, ServedModel> unloaded = new ConcurrentHashMap<>();

    /** Serves a fake of these cards. */
    public FakeModels(ModelCard... cards) {
        for (ModelCard card : cards) {
            add(new ServedModel(card, new FakePredictor(card)));
        }
    }

    public void add(ServedModel model) {
        served.put(key(model.card()), model);
    }

    @Override
    public <T> Mono<T> using(String name, Optional<String> version, Function<ServedModel, Mono<T>> work) {
        return Mono.defer(() -> {
            List<ModelStatus> known = of(name, version.filter(wanted -> !wanted.equals(LATEST)));
            if (known.isEmpty()) {
                return Mono.error(new ModelUnknown("There is no model " + name
                        + version.map(v -> " version " + v).orElse("")));
            }
            return known.stream()
                    .filter(status -> status.state() == ModelStatus.State.READY)
                    .findFirst()
                    .map(status -> work.apply(served.get(name + "/" + status.version())))
                    .orElseGet(() -> Mono.error(new ModelUnavailable("The model " + name + " is unloaded")));
        });
    }

    @Override
    public List<ModelStatus> list() {
        return Stream.concat(
                        served.values().stream().map(model -> status(model.card(), ModelStatus.State.READY)),
                        unloaded.values().stream().map(model -> status(model.card(), ModelStatus.State.UNLOADED)))
                .sorted(Comparator.comparing(status -> new VersionId(status.name(), status.version())))
                .toList();
    }

    private ModelStatus status(ModelCard card, ModelStatus.State state) {
        boolean latest = state == ModelStatus.State.READY
                && served.values().stream()
                        .map(ServedModel::card)
                        .filter(other -> other.name().equals(card.name()))
                        .noneMatch(other -> VersionId.NATURAL.compare(other.version(), card.version()) > 0);
        return new ModelStatus(card.name(), card.version(), state, latest, Optional.empty(), Optional.of(card));
    }

    @Override
    public Flux<ModelStatus> load(String name, Optional<String> version) {
        return moved(name, version, unloaded, served);
    }

    @Override
    public Flux<ModelStatus> unload(String name, Optional<String> version) {
        return moved(name, version, served, unloaded);
    }

    private Flux<ModelStatus> moved(
            String name, Optional<String> version, Map<String, ServedModel> from, Map<String, ServedModel> to) {
        return Flux.defer(() -> {
            List<ModelStatus> known = of(name, version);
            List<String> versions = known.stream().map(ModelStatus::version).toList();
            known.forEach(status -> {
                ServedModel model = from.remove(name + "/" + status.version());
                if (model != null) {
                    to.put(key(model.card()), model);
                }
            });
            return known.isEmpty()
                    ? Flux.error(new ModelUnknown("There is no model " + name))
                    : Flux.fromIterable(of(name, Optional.empty()))
                            .filter(status -> versions.contains(status.version()));
        });
    }

    private List<ModelStatus> of(String name, Optional<String> version) {
        return list().stream()
                .filter(status -> status.name().equals(name))
                .filter(status -> version.isEmpty()
                        || version.get().equals(status.version())
                        || (version.get().equals(LATEST) && status.latest()))
                .toList();
    }

    private static String key(ModelCard card) {
        return card.name() + "/" + card.version();
    }
}
