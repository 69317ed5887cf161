package dev.attest.evaluation.process;

import dev.attest.evaluation.Datasets;
import dev.attest.evaluation.Evaluation;
import dev.attest.evaluation.EvaluationCommand;
import dev.attest.evaluation.EvaluationCommand.Run;
import dev.attest.evaluation.EvaluationRefused;
import dev.attest.evaluation.Progress;
import dev.attest.evaluation.Turns;
import dev.attest.evaluation.Turns.Failed;
import dev.attest.evaluation.Turns.Outcome;
import dev.attest.evaluation.Turns.Turn;
import dev.attest.evaluation.Work;
import dev.attest.ledger.LedgerUnavailable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Runs an evaluation in a child process, tells how far it is, and takes its report in. */
public final class EvaluationRunner implements Work {

    private static final Logger LOG = LoggerFactory.getLogger(EvaluationRunner.class);
    /** Between two looks at the child and at whether it is still wanted. */
    private static final Duration LOOK = Duration.ofMillis(500);
    /** A report that took minutes waits a while for a database that went away. */
    private static final Retry KEEPING =
            Retry.fixedDelay(60, Duration.ofSeconds(2)).filter(LedgerUnavailable.class::isInstance);

    private static final int PASSED = 0;
    private static final int GATE_FAILED = 1;
    private static final int COULD_NOT_RUN = 2;

    private final Turns turns;
    private final Datasets datasets;
    private final EvaluationCommand command;
    private final Supplier<URI> server;
    private final Path folder;
    private final Map<String, String> environment;
    private volatile boolean closed;

    /**
     * Work on evaluations of one server.
     *
     * @param server its address; asked for when it is needed, for it is not known before the server listens
     * @param folder for what runs write until they have ended
     * @param environment the server's; only what a child needs of it is handed on
     */
    public EvaluationRunner(
            Turns turns,
            Datasets datasets,
            EvaluationCommand command,
            Supplier<URI> server,
            Path folder,
            Map<String, String> environment) {
        this.turns = turns;
        this.datasets = datasets;
        this.command = command;
        this.server = server;
        this.folder = folder.toAbsolutePath();
        this.environment = ChildEnvironment.of(environment);
    }

    /**
     * Ends what evaluations that have ended left behind here: they ended while this server was down, or on another one. Blocks
     * for seconds.
     */
    public void sweep() {
        try {
            for (UUID evaluation : RunFolder.all(folder)) {
                if (waited(turns.ended(evaluation)).orElse(false)) {
                    RunFolder.open(folder, evaluation).clear();
                }
            }
        } catch (IOException | LedgerUnavailable e) {
            LOG.warn(
                    "What ended evaluations left in {} could not be deleted; it is tried again with the next one",
                    folder,
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean on(UUID evaluation) {
        if (closed) {
            return false;
        }
        Optional<Turn> turn = waited(turns.begin(evaluation));
        boolean ended = turn.isEmpty() || on(turn.get());
        if (!closed) {
            sweep();
        }
        return ended;
    }

    private boolean on(Turn turn) {
        try {
            RunFolder files = RunFolder.open(folder, turn.evaluation().id());
            files.killOrphan();
            Optional<Outcome> outcome = outcome(turn, files);
            if (outcome.isEmpty() && closed) {
                waited(turns.release(turn));
                return false;
            }
            if (outcome.isPresent()) {
                waited(turns.finish(turn, outcome.get()).retryWhen(KEEPING));
                history(turn).keep(files.runs());
            }
            return true;
        } catch (IOException e) {
            LOG.warn("Evaluation {} could not be run", turn.evaluation().id(), e);
            waited(turns.finish(
                    turn, new Failed("Its files could not be written or read; the server's log says more")));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private RunHistory history(Turn turn) {
        return new RunHistory(folder.resolve("history").resolve(turn.tenant().id()));
    }

    /** Empty when this was closed, or the evaluation cancelled, before there was one. */
    private Optional<Outcome> outcome(Turn turn, RunFolder files) throws IOException, InterruptedException {
        Optional<String> missing = command.missing();
        if (missing.isPresent()) {
            return Optional.of(new Failed(missing.get()));
        }
        Run run;
        try {
            run = run(turn, files);
        } catch (EvaluationRefused e) {
            return Optional.of(new Failed(e.field() + " " + e.getMessage()));
        }
        Child child = Child.start(command.line(run), environment, files.path());
        try {
            files.note(child.handle());
            return endsWhileWanted(child, turn) ? Optional.of(outcome(child, run.runs())) : Optional.empty();
        } finally {
            child.kill();
        }
    }

    private Run run(Turn turn, RunFolder files) throws IOException {
        Evaluation evaluation = turn.evaluation();
        Path dataset = datasets.file(evaluation.request().dataset()).toAbsolutePath();
        Optional<Path> baseline = baseline(turn, files);
        history(turn).lend(files.runs());
        return new Run(server.get(), dataset, evaluation.request(), files.runs(), baseline);
    }

    private Optional<Path> baseline(Turn turn, RunFolder files) throws IOException {
        Optional<byte[]> report = waited(turns.baseline(turn));
        if (report.isPresent()) {
            return Optional.of(files.baseline(report.get()));
        }
        turn.evaluation().request().baseline().id().ifPresent(named -> {
            throw new EvaluationRefused(
                    "baseline",
                    "names " + named + ", whose report is no longer kept; ATTEST_EVALUATIONS_KEEP says how many are");
        });
        return Optional.empty();
    }

    private boolean endsWhileWanted(Child child, Turn turn) throws InterruptedException {
        while (!child.endsWithin(LOOK)) {
            if (closed || !wanted(turn, child.progress())) {
                return false;
            }
        }
        return true;
    }

    /** While nobody can say, it is. */
    private boolean wanted(Turn turn, Optional<Progress> progress) {
        try {
            return waited(turns.progress(turn, progress)).orElse(true);
        } catch (LedgerUnavailable e) {
            LOG.debug("An evaluation goes on unheard", e);
            return true;
        }
    }

    private static Outcome outcome(Child child, Path runs) throws IOException {
        int code = child.exitCode();
        Optional<String> run = child.folder();
        if ((code == PASSED || code == GATE_FAILED) && run.isPresent()) {
            return RunReport.read(Path.of(run.get()), runs, code == PASSED);
        }
        String words = child.lastWords();
        String why = code == COULD_NOT_RUN ? "It could not be run" : "It ended with exit code " + code;
        return new Failed(words.isEmpty() ? why + " and said nothing" : why + ": " + words);
    }

    /** What a database thread found, on this one, which may wait. */
    private static <T> Optional<T> waited(Mono<T> work) {
        try {
            return work.map(Optional::of)
                    .defaultIfEmpty(Optional.empty())
                    .toFuture()
                    .join();
        } catch (CompletionException | CancellationException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
