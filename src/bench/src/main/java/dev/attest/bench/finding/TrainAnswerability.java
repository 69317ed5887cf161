package dev.attest.bench.finding;

import dev.attest.answering.AnswerabilityModel;
import dev.attest.bench.CrossValidation;
import dev.attest.bench.measure.Scoreboard;
import dev.attest.retrieval.onnx.OnnxEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains the model that decides whether the passages hold an answer at all, and says how well it does on documents it has not seen. */
@Command(
        name = "answerability",
        mixinStandardHelpOptions = true,
        description = {
            "Trains the model that decides whether the passages hold an answer at all. The same data give the same model:",
            "nothing is drawn by chance. Leave out sets whose questions have unmarked answers in other passages, as",
            "Cranfield's do: they cannot tell a good refusal from a bad one."
        })
public final class TrainAnswerability implements Callable<Integer> {

    private static final String UNSEEN = "product-cv";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOptions data = new DataOptions();

    @Option(names = "--out", paramLabel = "FILE", description = "Write the model to this properties file.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        RetrievalSet set = data.read();
        List<MeasuredQuestion> measured;
        try (OnnxEncoder encoder = OnnxEncoder.open();
                IngestedPassages product = IngestedPassages.of(set.passages(), encoder)) {
            measured = AbstentionSignals.measure(product, set);
        }
        Scoreboard unseen = unseen(set, measured);
        unseen.print(false, spec.commandLine());
        AnswerabilityModel model = AnswerabilityFit.model(measured, card(set, unseen));
        if (out == null) {
            System.out.print(model.text());
        } else {
            Files.writeString(out, model.text());
            System.out.println("Written to " + out + "; as src/core/src/main/resources/dev/attest/answering/"
                    + "answerability-1.properties it ships with the next build.");
        }
        return 0;
    }

    private static Scoreboard unseen(RetrievalSet set, List<MeasuredQuestion> measured) {
        var scoreboard = new Scoreboard(List.of(Abstention.AUROC_PASSAGE, Abstention.AUROC_DOCUMENT));
        List<Sureness> unseen = CrossValidation.outOfFold(
                measured, MeasuredQuestion::document, others -> AnswerScore.refit(others)::of);
        set.bySet()
                .forEach((name, questions) -> Abstention.add(
                        scoreboard,
                        UNSEEN,
                        name,
                        Arrays.stream(questions).mapToObj(unseen::get).toList()));
        scoreboard.addMean("macro", name -> true);
        return scoreboard;
    }

    /** No date: the same training writes the same bytes. */
    private List<String> card(RetrievalSet set, Scoreboard unseen) throws IOException {
        var lines = new ArrayList<String>();
        lines.add("name=answerability");
        lines.add("version=1");
        lines.add(
                "method=logistic regression by Newton's method; sets, and answerable and unanswerable questions, count"
                        + " equally; unanswerable are those whose passages, and those whose documents, were taken away");
        lines.add("coverage=largest share of the question's idf in one of the best 3 passages, 0 to 1");
        lines.add("match=MaxSim of the best sentence of the best 3 passages, -1 to 1");
        lines.add("lead=the best match of 10 passages, less the mean of the others, 0 to 2");
        lines.add("encoder=bge-small-en-v1.5-q");
        set.bySet().forEach((name, questions) -> lines.add("data." + name + "=" + questions.length + " questions"));
        lines.addAll(data.fingerprints());
        for (String measure : List.of(Abstention.AUROC_PASSAGE, Abstention.AUROC_DOCUMENT, Abstention.CAUGHT)) {
            set.bySet()
                    .keySet()
                    .forEach(name -> lines.add("cross-validation." + name + "." + measure + "="
                            + unseen.find(UNSEEN, name, measure)
                                    .map(estimate -> String.format(Locale.ROOT, "%.3f", estimate.value()))
                                    .orElse("unmeasured")));
        }
        return lines;
    }
}
