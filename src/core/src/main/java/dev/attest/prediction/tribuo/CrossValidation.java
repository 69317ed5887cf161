package dev.attest.prediction.tribuo;

import dev.attest.prediction.Examples;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Repeated stratified cross-validation (Kohavi, IJCAI 1995): every row is predicted once a repeat, by a model that was learnt
 * from the other folds. Folds are learnt side by side, one on each core; the figures do not depend on which ends first.
 */
final class CrossValidation {

    private final Examples examples;
    private final Strata strata;
    private final TrainingSettings settings;
    private final Consumer<String> progress;

    /** @param progress is called from several threads, but by one at a time */
    CrossValidation(Examples examples, Strata strata, TrainingSettings settings, Consumer<String> progress) {
        this.examples = examples;
        this.strata = strata;
        this.settings = settings;
        this.progress = progress;
    }

    Candidate measure(Algorithm algorithm) {
        ExecutorService cores =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<Measured>> folds = IntStream.range(0, settings.repeats() * settings.folds())
                    .mapToObj(fold -> cores.submit(() -> fold(algorithm, fold)))
                    .toList();
            var measured = new ArrayList<Measured>();
            for (Future<Measured> fold : folds) {
                measured.add(fold.get());
            }
            return candidate(algorithm, measured);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException problem ? problem : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Training was interrupted", e);
        } finally {
            cores.shutdownNow();
        }
    }

    private Measured fold(Algorithm algorithm, int number) {
        int repeat = number / settings.folds();
        int fold = number % settings.folds();
        int[] folds = strata.folds(settings.folds(), settings.seed() + repeat);
        Learnt model = algorithm.learn(Part.of(examples, row -> folds[row] != fold), settings.seed() + number);
        Measured measured = Measured.of(model, Part.of(examples, row -> folds[row] == fold));
        tell(String.format(
                Locale.ROOT,
                "%s: repeat %d of %d, fold %d of %d: accuracy %.4f",
                algorithm.words(),
                repeat + 1,
                settings.repeats(),
                fold + 1,
                settings.folds(),
                measured.accuracy()));
        return measured;
    }

    private synchronized void tell(String line) {
        progress.accept(line);
    }

    private Candidate candidate(Algorithm algorithm, List<Measured> folds) {
        var all = new Measured(examples.labels().size());
        folds.forEach(all::add);
        double[] accuracies = folds.stream().mapToDouble(Measured::accuracy).toArray();
        return new Candidate(
                algorithm,
                all.accuracy(),
                deviation(accuracies),
                all.logLoss(),
                all.calibrationError(),
                all.confusion());
    }

    /** Of a sample: squares divided by one less than there are values. */
    private static double deviation(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.length - 1));
    }
}
