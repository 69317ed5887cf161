package dev.attest.wiring;

import dev.attest.ledger.LedgerUnavailable;
import dev.attest.watching.FeatureWindows;
import dev.attest.watching.PredictionLog;
import dev.attest.watching.Predictions;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Writes what was seen of predictions, measures it and forgets what is old, beside the requests; the last of it at the end. */
@Component
final class PredictionWatchingWork implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PredictionWatchingWork.class);
    private static final Duration WRITE_EVERY = Duration.ofSeconds(5);
    private static final Duration MEASURE_EVERY = Duration.ofSeconds(15);
    private static final Duration SWEEP_AT_LEAST_EVERY = Duration.ofHours(1);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final PredictionLog log;
    private final FeatureWindows windows;
    private final Predictions predictions;
    private final PredictionWatchingGauges gauges;
    private final PredictionWatchingSettings settings;
    private final Clock clock;
    private final Disposable.Swap timers = Disposables.swap();
    private volatile boolean running;

    PredictionWatchingWork(
            PredictionLog log,
            FeatureWindows windows,
            Predictions predictions,
            PredictionWatchingGauges gauges,
            PredictionWatchingSettings settings,
            Clock clock) {
        this.log = log;
        this.windows = windows;
        this.predictions = predictions;
        this.gauges = gauges;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        log.start();
        timers.update(Disposables.composite(
                every(WRITE_EVERY, WRITE_EVERY, windows::flush),
                every(MEASURE_EVERY, MEASURE_EVERY, gauges::refresh),
                every(Duration.ZERO, sweepEvery(settings.retention()), this::sweep)));
    }

    /** Often enough that nothing is kept for twice as long as it should. */
    static Duration sweepEvery(Duration retention) {
        return retention.compareTo(SWEEP_AT_LEAST_EVERY) < 0 ? retention : SWEEP_AT_LEAST_EVERY;
    }

    private static Disposable every(Duration first, Duration period, Supplier<Mono<Void>> work) {
        return Flux.interval(first, period)
                .onBackpressureDrop()
                .concatMap(tick -> work.get().onErrorResume(PredictionWatchingWork::later), 1)
                .subscribe();
    }

    /** That the ledger is away is in the log already. */
    private static Mono<Void> later(Throwable e) {
        if (!(e instanceof LedgerUnavailable)) {
            LOG.warn("Watching the predictions failed; trying again later", e);
        }
        return Mono.empty();
    }

    /** A piece at a time, until nothing old is left. */
    Mono<Void> sweep() {
        Mono<Integer> piece = Mono.defer(() -> predictions.sweep(clock.instant().minus(settings.retention())));
        return piece.expand(swept -> swept == 0 ? Mono.empty() : piece).then(windows.sweep());
    }

    @Override
    public void stop(Runnable done) {
        running = false;
        timers.update(Disposables.disposed());
        windows.flush()
                .timeout(LAST_WORDS)
                .onErrorComplete()
                .then(Mono.fromRunnable(log::pause).subscribeOn(Schedulers.boundedElastic()))
                .doFinally(signal -> done.run())
                .subscribe();
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the web server has stopped, before the ledger closes. */
    @Override
    public int getPhase() {
        return 1;
    }
}
