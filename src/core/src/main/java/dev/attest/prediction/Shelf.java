package dev.attest.prediction;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what is served in line with what lies in the folder. One thread changes it; any may take the snapshot.
 *
 * <p>Nothing tells when somebody has finished writing, so a fault counts once the folder was the same at two looks: until
 * then it may be half a copy. Likewise a folder is gone once it was missing twice, because replacing one by another takes
 * two renames.
 */
final class Shelf {

    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);

    private final ModelFolder folder;
    private final ModelOpener opener;
    private final Consumer<Predictor> close;
    private volatile Snapshot snapshot = Snapshot.EMPTY;
    private String complaint = "";

    Shelf(ModelFolder folder, ModelOpener opener, Consumer<Predictor> close) {
        this.folder = folder;
        this.opener = opener;
        this.close = close;
    }

    Snapshot snapshot() {
        return snapshot;
    }

    /** Whether another look may change something, although nothing was written. */
    boolean isWaiting() {
        return snapshot.versions().stream()
                .anyMatch(version -> !version.unloaded() && version.seen().isPresent() && !version.tried());
    }

    /** New versions first, so that one that takes another's place is there before that one goes. */
    void scan() {
        look().ifPresent(now -> {
            now.versions().forEach(this::check);
            snapshot.versions().stream()
                    .filter(version -> !now.versions().containsKey(version.id()))
                    .filter(version ->
                            !now.unreadable().containsKey(version.id().model()))
                    .forEach(this::miss);
        });
    }

    /** A folder that cannot be read, as when a network drive is away, changes nothing. */
    private Optional<ModelFolder.Sightings> look() {
        try {
            ModelFolder.Sightings now = folder.look();
            complain(
                    now.unreadable().isEmpty()
                            ? ""
                            : "The folders of these models cannot be read: " + now.unreadable());
            return Optional.of(now);
        } catch (IOException e) {
            complain("The folder of models cannot be read: " + e);
            return Optional.empty();
        }
    }

    private void complain(String now) {
        if (!now.equals(complaint) && !now.isEmpty()) {
            LOG.warn("{}. What was loaded before goes on answering.", now);
        }
        complaint = now;
    }

    private void check(VersionId id, Fingerprint now) {
        Version before = snapshot.get(id).orElseGet(() -> Version.unseen(id));
        boolean settled = before.seen().equals(Optional.of(now));
        boolean isVersion = now.has(ModelCard.CARD_FILE) || !now.trouble().isEmpty();
        if (!isVersion && before.loaded().isEmpty()) {
            snapshot.get(id).ifPresent(this::miss);
        } else if (before.unloaded()) {
            put(settled ? before : before.waiting(now));
        } else if (!settled || !before.tried()) {
            open(before, now, settled);
        }
    }

    private void miss(Version version) {
        if (version.seen().isPresent()) {
            put(version.gone());
        } else if (!version.unloaded()) {
            snapshot = snapshot.without(version.id());
            version.loaded().ifPresent(Loaded::giveBack);
            LOG.info("The model {} is gone from its folder and no longer served", version.id());
        }
    }

    /** @param settled whether a fault is one, and not half a copy */
    private void open(Version before, Fingerprint now, boolean settled) {
        put(before.waiting(now));
        Opening opening = now.trouble().isEmpty()
                ? opener.open(before.id(), folder.of(before.id()), settled)
                : new Opening.Refused(now.trouble(), Optional.empty(), new ModelBroken(now.trouble()));
        if (opening instanceof Opening.Opened opened) {
            put(before.serving(now, new Loaded(opened.model(), close)));
            before.loaded().ifPresent(Loaded::giveBack);
            LOG.info("The model {} is loaded", before.id());
        } else if (opening instanceof Opening.Refused refused && settled) {
            put(before.broken(now, refused.reason(), refused.card()));
            report(before, refused);
        }
    }

    private static void report(Version before, Opening.Refused refused) {
        String consequence =
                before.loaded().isPresent() ? "what was loaded before goes on answering" : "it is not served";
        if (refused.cause() instanceof ModelBroken) {
            LOG.warn("The model {} cannot be used, {}: {}", before.id(), consequence, refused.reason());
        } else {
            LOG.warn("The model {} cannot be used, {}", before.id(), consequence, refused.cause());
        }
    }

    private void put(Version version) {
        if (!snapshot.get(version.id()).equals(Optional.of(version))) {
            snapshot = snapshot.with(version);
        }
    }

    /** Opens what lies there now, also what is served, and takes the outcome as it is. */
    List<ModelStatus> load(String model, Optional<String> wanted) {
        look().ifPresent(now -> now.versions().forEach((id, print) -> {
            if (id.model().equals(model) && wanted.map(id.version()::equals).orElse(true)) {
                learn(id, print);
            }
        }));
        List<VersionId> meant = snapshot.meant(model, wanted);
        for (VersionId id : meant) {
            Version before = snapshot.get(id).orElseThrow();
            before.seen().ifPresent(now -> open(before, now, true));
        }
        return statuses(meant);
    }

    private void learn(VersionId id, Fingerprint now) {
        Optional<Version> before = snapshot.get(id);
        if (before.isPresent() || now.has(ModelCard.CARD_FILE)) {
            put(before.orElseGet(() -> Version.unseen(id)).waiting(now));
        }
    }

    List<ModelStatus> unload(String model, Optional<String> wanted) {
        List<VersionId> meant = snapshot.meant(model, wanted);
        for (VersionId id : meant) {
            Version before = snapshot.get(id).orElseThrow();
            put(before.stopped());
            before.loaded().ifPresent(Loaded::giveBack);
            LOG.info("The model {} was unloaded", id);
        }
        return statuses(meant);
    }

    private List<ModelStatus> statuses(List<VersionId> ids) {
        Snapshot now = snapshot;
        return ids.stream().flatMap(id -> now.get(id).stream()).map(now::status).toList();
    }

    /** Serves nothing any more. */
    void clear() {
        Snapshot last = snapshot;
        snapshot = Snapshot.EMPTY;
        last.versions().forEach(version -> version.loaded().ifPresent(Loaded::giveBack));
    }
}
