package dev.attest.prediction;

import dev.attest.blocking.Blocking;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The models that lie in {@code <folder>/<name>/<version>/}, each with a card {@code model.yaml} and the file it names. What
 * is put there, changed or taken away is noticed within two looks, without a restart and without a request failing.
 *
 * <p>The folder is looked at again and again rather than watched: the events of a file system reach nobody on another
 * machine, so not who mounts a network drive, and they tell of a link that an orchestrator points elsewhere as of something
 * else. A look reads names, sizes and times only.
 *
 * <p>A version that cannot be used is reported by {@link #list()} and, once, in the log; what was loaded of the same version
 * before goes on answering, and {@link #LATEST} stays what it was. All opening and closing is done by one thread, so there is
 * never more than one model in memory beside those that are served.
 */
public final class FolderModels implements Models, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FolderModels.class);
    private static final long SECONDS_TO_CLOSE = 10;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(FolderModels::daemon);
    private final Scheduler scheduler = Schedulers.fromExecutorService(thread, "models");
    private final Disposable.Swap looking = Disposables.swap();
    private final Shelf shelf;
    /** Why the last look failed; empty when it did not. */
    private volatile String trouble = "";

    /**
     * Serves nothing before {@link #start} or {@link #scan}.
     *
     * @param folder need not be there yet
     * @param cards reads a card; fails with {@link ModelBroken}
     */
    public FolderModels(Path folder, Function<Path, ModelCard> cards, List<ModelFormat> formats) {
        shelf = new Shelf(new ModelFolder(folder), new ModelOpener(cards, formats), this::closeSoon);
    }

    private static Thread daemon(Runnable task) {
        var daemon = new Thread(task, "models");
        daemon.setDaemon(true);
        return daemon;
    }

    /**
     * Loads what lies there, then looks again and again.
     *
     * @param every how long between two looks
     * @return completes when every version there was has been tried, or is still being written to; also when the first look
     *     fails, because the next may not
     */
    public Mono<Void> start(Duration every) {
        return look().then(
                        Mono.defer(() -> shelf.isWaiting() ? Mono.delay(every).then(look()) : Mono.empty()))
                .then(Mono.fromRunnable(() -> looking.update(Flux.interval(every)
                        .onBackpressureDrop()
                        .concatMap(tick -> look())
                        .subscribe())));
    }

    private Mono<Void> look() {
        return scan().doOnSuccess(done -> trouble = "").onErrorResume(this::report);
    }

    private Mono<Void> report(Throwable e) {
        if (!trouble.equals(e.toString())) {
            trouble = e.toString();
            LOG.error("The folder of models could not be looked at; what was loaded before goes on answering", e);
        }
        return Mono.empty();
    }

    /** Looks once, and opens what is new or changed. */
    public Mono<Void> scan() {
        return Blocking.on(scheduler, () -> {
            shelf.scan();
            return null;
        });
    }

    @Override
    public <T> Mono<T> using(String name, Optional<String> version, Function<ServedModel, Mono<T>> work) {
        return Mono.using(() -> lend(name, version), lent -> work.apply(lent.model()), Loaded::giveBack);
    }

    private Loaded lend(String name, Optional<String> version) {
        Loaded serving = shelf.snapshot().serving(name, version);
        while (!serving.lend()) { // replaced, and closed, since the snapshot was taken
            serving = shelf.snapshot().serving(name, version);
        }
        return serving;
    }

    @Override
    public List<ModelStatus> list() {
        return shelf.snapshot().list();
    }

    @Override
    public Flux<ModelStatus> load(String name, Optional<String> version) {
        return Blocking.on(scheduler, () -> shelf.load(name, version)).flatMapIterable(Function.identity());
    }

    @Override
    public Flux<ModelStatus> unload(String name, Optional<String> version) {
        return Blocking.on(scheduler, () -> shelf.unload(name, version)).flatMapIterable(Function.identity());
    }

    /** The last user may be a request on an event loop. */
    private void closeSoon(Predictor predictor) {
        try {
            thread.execute(() -> close(predictor));
        } catch (RejectedExecutionException e) { // the server stops, and nobody is waiting for that event loop
            close(predictor);
        }
    }

    private static void close(Predictor predictor) {
        try {
            predictor.close();
        } catch (RuntimeException e) {
            LOG.warn("A model that is no longer used could not be closed", e);
        }
    }

    /** Stops looking, and closes every model when the last request that uses it has ended. */
    @Override
    public void close() {
        looking.dispose();
        try {
            thread.execute(shelf::clear);
            thread.execute(thread::shutdown); // after the models that this closes
            if (!thread.awaitTermination(SECONDS_TO_CLOSE, TimeUnit.SECONDS)) {
                LOG.warn("A model is still being opened or closed after {} seconds", SECONDS_TO_CLOSE);
            }
        } catch (RejectedExecutionException e) {
            LOG.debug("The models were closed before");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
