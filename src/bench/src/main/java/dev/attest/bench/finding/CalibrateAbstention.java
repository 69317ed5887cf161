package dev.attest.bench.finding;

import dev.attest.answering.AnswerabilityRule;
import dev.attest.bench.measure.Auroc;
import dev.attest.retrieval.onnx.OnnxEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fits the answerability rule, and says how well the fitted and the shipped one tell answerable questions. */
@Command(
        name = "abstention",
        mixinStandardHelpOptions = true,
        description = "Fits the rule that decides whether the passages hold an answer at all.")
public final class CalibrateAbstention implements Callable<Integer> {

    private static final double FALSE_REFUSALS = 0.05;

    @Mixin
    private DataOptions data = new DataOptions();

    @Option(names = "--write", description = "Write the fitted rule to this properties file.")
    private @Nullable Path write;

    @Override
    public Integer call() throws IOException {
        RetrievalSet set = data.read();
        List<MeasuredQuestion> measured;
        try (OnnxEncoder encoder = OnnxEncoder.open();
                IngestedPassages product = IngestedPassages.of(set.passages(), encoder)) {
            measured = AbstentionSignals.measure(product, set);
        }
        AnswerabilityRule fitted = LogisticFit.rule(measured, FALSE_REFUSALS);
        System.out.printf(Locale.ROOT, "%nanswerability over %d questions, shipped rule%n", measured.size());
        report(measured, AnswerabilityRule.shipped());
        System.out.println("\nfitted rule (in sample)");
        report(measured, fitted);
        System.out.printf(
                Locale.ROOT,
                "%nintercept=%.4f%ncoverage=%.4f%ncosine=%.4f%nthreshold=%.4f%n",
                fitted.intercept(),
                fitted.coverage(),
                fitted.cosine(),
                fitted.threshold());
        if (write != null) {
            Files.writeString(write, properties(fitted, measured.size()));
            System.out.println("Written to " + write + "; it ships with the next build.");
        }
        return 0;
    }

    private static void report(List<MeasuredQuestion> all, AnswerabilityRule rule) {
        System.out.printf(
                "%-12s %6s %8s %8s %9s %9s %10s%n",
                "set", "n", "auroc-p", "auroc-d", "refused", "caught-p", "caught-d");
        Stream.concat(Stream.of("all"), all.stream().map(MeasuredQuestion::set).distinct())
                .forEach(set -> line(
                        set,
                        all.stream()
                                .filter(q -> set.equals("all") || q.set().equals(set))
                                .toList(),
                        rule));
    }

    private static void line(String set, List<MeasuredQuestion> questions, AnswerabilityRule rule) {
        double[] answerable = questions.stream()
                .mapToDouble(q -> rule.probability(q.answerable()))
                .toArray();
        double[] passage = questions.stream()
                .mapToDouble(q -> rule.probability(q.passageRemoved()))
                .toArray();
        double[] document = questions.stream()
                .mapToDouble(q -> rule.probability(q.documentRemoved()))
                .toArray();
        System.out.printf(
                Locale.ROOT,
                "%-12s %6d %8.3f %8.3f %9.3f %9.3f %10.3f%n",
                set,
                questions.size(),
                Auroc.of(answerable, passage),
                Auroc.of(answerable, document),
                below(answerable, rule.threshold()),
                below(passage, rule.threshold()),
                below(document, rule.threshold()));
    }

    private static double below(double[] probabilities, double threshold) {
        return Arrays.stream(probabilities).filter(p -> p < threshold).count() / (double) probabilities.length;
    }

    private static String properties(AnswerabilityRule rule, int questions) {
        return String.format(
                Locale.ROOT,
                "# Fitted by `attest calibrate abstention` on %d questions, threshold at %.0f %% false refusals.%n"
                        + "intercept=%.4f%ncoverage=%.4f%ncosine=%.4f%nthreshold=%.4f%n",
                questions,
                FALSE_REFUSALS * 100,
                rule.intercept(),
                rule.coverage(),
                rule.cosine(),
                rule.threshold());
    }
}
