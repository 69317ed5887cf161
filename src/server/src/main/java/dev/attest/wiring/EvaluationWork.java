package dev.attest.wiring;

import dev.attest.documents.jdbc.Ledger;
import dev.attest.evaluation.Datasets;
import dev.attest.evaluation.EvaluationCommand;
import dev.attest.evaluation.Evaluations;
import dev.attest.evaluation.Nightly;
import dev.attest.evaluation.Turns;
import dev.attest.evaluation.jdbc.EvaluationQueue;
import dev.attest.evaluation.jdbc.EvaluationWorkers;
import dev.attest.evaluation.process.EvaluationRunner;
import dev.attest.security.LocalOwner;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Works on evaluations while the server answers requests, since evaluations ask it: begins after the web server listens and
 * stops before it does, as the default phase has it.
 */
@Component
final class EvaluationWork implements SmartLifecycle {

    private final Ledger ledger;
    private final EvaluationQueue queue;
    private final Evaluations evaluations;
    private final Turns turns;
    private final Datasets datasets;
    private final EvaluationCommand command;
    private final EvaluationSettings settings;
    private final Environment environment;
    private final Path folder;
    private final Clock clock;
    private Optional<EvaluationWorkers> workers = Optional.empty();

    EvaluationWork(
            Ledger ledger,
            EvaluationQueue queue,
            Evaluations evaluations,
            Turns turns,
            Datasets datasets,
            EvaluationCommand command,
            EvaluationSettings settings,
            Environment environment,
            @Value("${attest.data}") Path data,
            Clock clock) {
        this.ledger = ledger;
        this.queue = queue;
        this.evaluations = evaluations;
        this.turns = turns;
        this.datasets = datasets;
        this.command = command;
        this.settings = settings;
        this.environment = environment;
        this.folder = data.resolve("evaluations");
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        if (settings.work() && workers.isEmpty()) {
            Optional<Nightly> night = settings.night();
            var runner = new EvaluationRunner(turns, datasets, command, this::address, folder, System.getenv());
            runner.sweep();
            workers = Optional.of(EvaluationWorkers.start(
                    ledger.database(),
                    queue,
                    runner,
                    night,
                    due -> night.ifPresent(nightly -> ask(nightly, due)),
                    clock));
        }
    }

    private void ask(Nightly nightly, Instant due) {
        nightly.ask(evaluations, LocalOwner.PRINCIPAL.tenant(), due).toFuture().join();
    }

    private URI address() {
        String host = environment.getProperty("server.address", "127.0.0.1");
        String literal = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        return URI.create("http://" + literal + ":" + environment.getRequiredProperty("local.server.port"));
    }

    @Override
    public synchronized void stop() {
        workers.ifPresent(EvaluationWorkers::close);
        workers = Optional.empty();
    }

    @Override
    public synchronized boolean isRunning() {
        return workers.isPresent();
    }
}
