package dev.attest.prediction.tribuo;

import dev.attest.prediction.Examples;
import dev.attest.prediction.ModelCard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.tribuo.Tribuo;

/**
 * Learns a classic model from a table.
 *
 * <p>Every algorithm of the settings is measured by repeated stratified cross-validation on all rows. The most accurate wins,
 * unless a simpler one comes within one standard error of it: then the simplest of these does, in the order of {@link
 * Algorithm} (the one-standard-error rule of Breiman, Friedman, Olshen and Stone, Classification and Regression Trees, 1984).
 * The standard error is the deviation of the winner's folds divided by the square root of the folds of one repeat: repeats
 * see the same rows again, and so do not count as more.
 *
 * <p>The winner is learnt once more without the rows held out, to be measured on them, and then from all rows: that is the
 * model. The rows held out took part in the cross-validation, and so in the choice between algorithms, but not in learning
 * the model measured on them.
 */
public final class Trainer {

    private final TrainingSettings settings;
    private final Consumer<String> progress;

    /** @param progress hears one line of every finished piece of work, on any thread but never two at once */
    public Trainer(TrainingSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Learns the model; blocks for as long as that takes, on all cores. One model is learnt at a time.
     *
     * @throws TooFewRows when a label has fewer rows than there are folds
     * @throws NumberTooLarge when logistic regression is among the algorithms, and cannot take a number of the table
     */
    public TrainedModel train(Examples examples) {
        synchronized (Trainer.class) {
            Locale own = Locale.getDefault();
            try {
                Locale.setDefault(latin(own));
                return trained(examples);
            } finally {
                Locale.setDefault(own);
            }
        }
    }

    /**
     * Tribuo looks up methods by names it capitalises as the computer's language does; in Turkish it finds none, because
     * there "i" becomes "İ". So training speaks no language meanwhile, in those that capitalise differently.
     */
    private static Locale latin(Locale own) {
        return "i".toUpperCase(own).equals("I") ? own : Locale.ROOT;
    }

    private TrainedModel trained(Examples examples) {
        var strata = new Strata(examples.labels(), examples.answers());
        strata.requireAtLeast(settings.folds());
        if (settings.algorithms().contains(Algorithm.LOGISTIC_REGRESSION)) {
            Scaling.requireFits(examples.features(), examples.rows());
        }
        List<Candidate> candidates = candidates(examples, strata);
        Candidate chosen = choose(candidates, settings.folds());
        Algorithm algorithm = chosen.algorithm();
        Measured heldOut = heldOut(examples, strata, algorithm);
        byte[] file =
                algorithm.learn(Part.of(examples, row -> true), settings.seed()).file();
        progress.accept(
                algorithm.words() + ": learnt from all " + examples.rows().count() + " rows");
        return new TrainedModel(
                algorithm,
                algorithm.format(),
                "model." + algorithm.format(),
                file,
                metrics(chosen, heldOut),
                candidates,
                Map.of("tribuo", Tribuo.VERSION));
    }

    private List<Candidate> candidates(Examples examples, Strata strata) {
        var validation = new CrossValidation(examples, strata, settings, progress);
        var candidates = new ArrayList<Candidate>();
        settings.algorithms().forEach(algorithm -> candidates.add(validation.measure(algorithm)));
        return candidates;
    }

    static Candidate choose(List<Candidate> candidates, int folds) {
        Candidate best = candidates.stream()
                .max(Comparator.comparingDouble(Candidate::accuracy))
                .orElseThrow();
        double least = best.accuracy() - best.accuracyDeviation() / Math.sqrt(folds);
        return candidates.stream()
                .filter(candidate -> candidate.accuracy() >= least)
                .min(Comparator.comparing(Candidate::algorithm))
                .orElse(best);
    }

    private Measured heldOut(Examples examples, Strata strata, Algorithm algorithm) {
        boolean[] held = strata.heldOut(settings.holdOut(), settings.seed());
        Learnt model = algorithm.learn(Part.of(examples, row -> !held[row]), settings.seed());
        Measured measured = Measured.of(model, Part.of(examples, row -> held[row]));
        progress.accept(algorithm.words() + ": measured on the rows held out");
        return measured;
    }

    private ModelCard.Metrics metrics(Candidate chosen, Measured heldOut) {
        var values = new LinkedHashMap<String, Double>();
        values.put("accuracy", chosen.accuracy());
        values.put("accuracyDeviation", chosen.accuracyDeviation());
        values.put("logLoss", chosen.logLoss());
        values.put("expectedCalibrationError", chosen.calibrationError());
        values.put("heldOutAccuracy", heldOut.accuracy());
        values.put("heldOutLogLoss", heldOut.logLoss());
        values.put("heldOutCalibrationError", heldOut.calibrationError());
        String method = settings.repeats() + " x " + settings.folds() + "-fold stratified cross-validation";
        return new ModelCard.Metrics(method, values, chosen.confusion());
    }
}
