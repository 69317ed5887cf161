package dev.attest.bench.judging;

import dev.attest.bench.ClaimSet;
import dev.attest.bench.measure.Scoreboard;
import dev.attest.judging.Judge;
import dev.attest.judging.local.LocalJudge;
import dev.attest.judging.local.SupportModel;
import dev.attest.retrieval.onnx.OnnxEncoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how well it is told whether a sentence follows from its source. */
@Command(
        name = "support",
        mixinStandardHelpOptions = true,
        description = {
            "Asks of every claim whether its source supports it: the judge that ships (product), the share of the claim's",
            "content words in the source (overlap), their vectors' cosine (cosine), and who says yes to all (always)."
        })
public final class BenchSupport implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "Folder whose folder groundedness, or which itself, holds *.jsonl (id, source, claim,"
                    + " supported). A file is a set.")
    private Path data = Path.of(".");

    @Option(names = "--json", description = "Print one JSON object a line; the tables go to the error stream.")
    private boolean json;

    @Option(
            names = "--cross-validate",
            description = "Also train the judge again, in five folds by source, and show how it does on sources it has"
                    + " not seen (product-cv).")
    private boolean crossValidate;

    @Override
    public Integer call() throws IOException {
        List<ClaimSet> sets = ClaimSet.read(data);
        try (OnnxEncoder encoder = OnnxEncoder.open()) {
            Optional<Refit> refit = crossValidate ? Optional.of(new RetrainedJudge(sets, encoder)) : Optional.empty();
            Judge shipped = new LocalJudge(encoder, SupportModel.shipped());
            Scoreboard scoreboard = new SupportSystems(shipped, refit, encoder).measure(sets);
            scoreboard.note("macro: mean over the files with claims of both kinds; summedits: over those of that name."
                    + " Resamples draw sources, with all their claims.");
            scoreboard.note("overlap, cosine: by the threshold that is best on the same claims, which favours them."
                    + " product: by a probability of one half, though answers call a sentence supported only well above it; a claim it does not measure counts as support 0.5 and as not supported;"
                    + " coverage is the share it measures. f1: of saying supported. aurc: area under risk–coverage, less"
                    + " is better.");
            scoreboard.print(json, spec.commandLine());
        }
        return 0;
    }
}
