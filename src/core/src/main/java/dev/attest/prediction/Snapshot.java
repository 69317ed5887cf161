package dev.attest.prediction;

import dev.attest.prediction.ModelStatus.State;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All versions as they stand at one moment. Never changes, so that readers need no lock. */
final class Snapshot {

    static final Snapshot EMPTY = new Snapshot(new TreeMap<>());

    private static final int MOST_NAMES = 20;

    private final SortedMap<VersionId, Version> versions;
    private final Map<String, Map<String, Version>> models = new HashMap<>();
    private final Map<String, Version> latest = new HashMap<>();

    private Snapshot(SortedMap<VersionId, Version> versions) {
        this.versions = versions;
        for (Version version : versions.values()) { // the newest of a model first
            String model = version.id().model();
            if (version.isShown()) {
                models.computeIfAbsent(model, name -> new HashMap<>())
                        .put(version.id().version(), version);
            }
            if (version.state() == State.READY) {
                latest.putIfAbsent(model, version);
            }
        }
    }

    Snapshot with(Version version) {
        var next = new TreeMap<>(versions);
        next.put(version.id(), version);
        return new Snapshot(next);
    }

    Snapshot without(VersionId id) {
        var next = new TreeMap<>(versions);
        next.remove(id);
        return new Snapshot(next);
    }

    Collection<Version> versions() {
        return versions.values();
    }

    Optional<Version> get(VersionId id) {
        return Optional.ofNullable(versions.get(id));
    }

    List<ModelStatus> list() {
        return versions.values().stream()
                .filter(Version::isShown)
                .map(this::status)
                .toList();
    }

    ModelStatus status(Version version) {
        Version newest = latest.get(version.id().model());
        return version.status(newest != null && newest.id().equals(version.id()));
    }

    /**
     * What serves a version now.
     *
     * @throws ModelUnknown when there is no such version
     * @throws ModelUnavailable when there is, but it does not answer
     */
    Loaded serving(String model, Optional<String> wanted) {
        Version version = wanted.isEmpty() || wanted.get().equals(Models.LATEST)
                ? latest.get(model)
                : pinned(model, wanted.get());
        if (version == null) {
            known(model);
            throw new ModelUnavailable(
                    "No version of the model %s answers now; GET /models/%s says why.".formatted(model, model));
        }
        return version.loaded().orElseThrow(() -> unavailable(version));
    }

    private Version pinned(String model, String wanted) {
        Version version = known(model).get(wanted);
        if (version == null) {
            throw new ModelUnknown(
                    "The model %s has no such version; it has %s.".formatted(model, names(versionsOf(model))));
        }
        return version;
    }

    private Map<String, Version> known(String model) {
        Map<String, Version> known = models.get(model);
        if (known == null) {
            throw new ModelUnknown(
                    models.isEmpty()
                            ? "There are no models."
                            : "There is no such model; there are %s."
                                    .formatted(names(
                                            models.keySet().stream().sorted().toList())));
        }
        return known;
    }

    /**
     * Those that are meant.
     *
     * @throws ModelUnknown when there are none
     */
    List<VersionId> meant(String model, Optional<String> wanted) {
        if (wanted.isEmpty()) {
            known(model);
            return versionsOf(model).stream()
                    .map(version -> new VersionId(model, version))
                    .toList();
        }
        Version newest = wanted.get().equals(Models.LATEST) ? latest.get(model) : null;
        return List.of(newest == null ? pinned(model, wanted.get()).id() : newest.id());
    }

    private List<String> versionsOf(String model) {
        return known(model).keySet().stream()
                .sorted(VersionId.NATURAL.reversed())
                .toList();
    }

    private static String names(List<String> names) {
        String shown = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMES ? shown + " and " + (names.size() - MOST_NAMES) + " more" : shown;
    }

    private static ModelUnavailable unavailable(Version version) {
        String state = switch (version.state()) {
            case UNLOADED -> "is unloaded until somebody loads it again";
            case LOADING, READY -> "is still being loaded";
            case BROKEN -> "cannot be used; GET /models/" + version.id().model() + " says why";
        };
        return new ModelUnavailable("Version %s of the model %s %s."
                .formatted(version.id().version(), version.id().model(), state));
    }
}
