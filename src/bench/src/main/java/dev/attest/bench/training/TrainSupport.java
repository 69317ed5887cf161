package dev.attest.bench.training;

import dev.attest.bench.ClaimSet;
import dev.attest.bench.training.SupportTrainer.Trained;
import dev.attest.judging.local.Comparer;
import dev.attest.judging.local.SupportModel;
import dev.attest.judging.local.SupportModelFile;
import dev.attest.retrieval.onnx.OnnxEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains the model that weighs a sentence against its sources, and says how well it does on what it has not seen. */
@Command(
        name = "support",
        mixinStandardHelpOptions = true,
        description = "Trains the model that says whether a sentence follows from its sources.")
public final class TrainSupport implements Callable<Integer> {

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description =
                    "Folder whose folder groundedness, or which itself, holds *.jsonl (source, claim, supported). A"
                            + " file is a set.")
    private Path data = Path.of(".");

    @Option(names = "--seed", paramLabel = "N", description = "The same seed and data give the same model; 7.")
    private long seed = 7;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the model to this properties file.")
    private @Nullable Path out;

    @Option(names = "--leave-out", description = "Also train without each set in turn, and judge that set.")
    private boolean leaveOut;

    @Override
    public Integer call() throws IOException {
        List<ClaimSet> sets = ClaimSet.read(data);
        train(sets, compared(sets));
        return 0;
    }

    private void train(List<ClaimSet> sets, List<Labelled> examples) throws IOException {
        Trained trained = SupportTrainer.crossFit(examples, seed);
        List<Scores> unseen = Scores.bySet(examples, trained.unseen());
        SupportModel model = trained.model().with(SupportCard.lines(sets, unseen, seed));
        print("Five-fold cross-validation; sentences that share a claim or a source stay together", unseen);
        print("In sample, which says how much the model remembers", inSample(examples, model));
        if (leaveOut) {
            print("Each set by a model trained on the others", leftOut(examples));
        }
        SureShare.print(examples, trained);
        if (out != null) {
            Files.writeString(out, SupportModelFile.text(model));
            System.out.println("\nWritten to " + out);
        }
    }

    private static List<Labelled> compared(List<ClaimSet> sets) {
        var examples = new ArrayList<Labelled>();
        try (OnnxEncoder encoder = OnnxEncoder.open()) {
            var comparer = new Comparer(encoder);
            for (ClaimSet set : sets) {
                System.err.println("comparing " + set.claims().size() + " sentences of " + set.name());
                set.claims()
                        .forEach(claim ->
                                Labelled.of(set.name(), claim, comparer).ifPresent(examples::add));
            }
        }
        return examples;
    }

    private static List<Scores> inSample(List<Labelled> examples, SupportModel model) {
        return Scores.bySet(examples, probabilities(examples, model));
    }

    private List<Scores> leftOut(List<Labelled> examples) {
        return examples.stream()
                .map(Labelled::set)
                .distinct()
                .flatMap(set -> {
                    List<Labelled> own = examples.stream()
                            .filter(example -> example.set().equals(set))
                            .toList();
                    List<Labelled> others = examples.stream()
                            .filter(example -> !example.set().equals(set))
                            .toList();
                    return Scores.bySet(own, probabilities(own, SupportTrainer.train(others, seed))).stream();
                })
                .toList();
    }

    private static double[] probabilities(List<Labelled> examples, SupportModel model) {
        return examples.stream()
                .mapToDouble(example -> model.probability(example.comparison()))
                .toArray();
    }

    private static void print(String title, List<Scores> scores) {
        System.out.printf("%n%s%n%-24s %6s %9s %8s %7s%n", title, "set", "n", "supported", "bal.acc.", "AUC");
        scores.forEach(set -> System.out.printf(
                Locale.ROOT,
                "%-24s %6d %9d %8.3f %7s%n",
                set.set(),
                set.decisions().size(),
                set.decisions().positives(),
                set.balancedAccuracy(),
                Double.isNaN(set.auc()) ? "-" : String.format(Locale.ROOT, "%.3f", set.auc())));
    }
}
