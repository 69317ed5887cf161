package dev.attest.eval.cli;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.Sample;
import dev.attest.eval.datasets.DatasetFile;
import dev.attest.eval.datasets.drafts.GenerateSettings;
import dev.attest.eval.datasets.drafts.Generation;
import dev.attest.eval.datasets.drafts.PassageSource;
import dev.attest.eval.models.LanguageModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets a language model draft questions, for a person to accept. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = "Drafts samples from documents with a language model; 'attest eval accept' makes them count.",
        footer = {
            "",
            "Exit code: 0 when there are drafts, 1 when nothing the model said was fit to be one, 2 when it could not be"
                    + " asked."
        })
final class GenerateSamples implements Callable<Integer> {

    @Mixin
    private DocumentsOption documents = new DocumentsOption();

    @Mixin
    private WriterOption writer = new WriterOption();

    @Option(
            names = "--dataset",
            paramLabel = "FILE",
            description = "Samples whose questions are not asked again (default: ${DEFAULT-VALUE}).")
    private Path dataset = Home.resolve("eval", "datasets", "samples.jsonl");

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where the drafts go, after those that are there (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("drafts.jsonl");

    @Option(names = "--count", paramLabel = "N", description = "Drafts wanted (default: ${DEFAULT-VALUE}).")
    private int count = 20;

    @Option(
            names = "--unanswerable",
            paramLabel = "SHARE",
            description =
                    "Share of them that the documents nearly answer and do not, 0 to 1 (default: ${DEFAULT-VALUE}).")
    private double unanswerable;

    @Option(names = "--seed", paramLabel = "N", description = "Chooses the passages (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Override
    public Integer call() throws IOException {
        GenerateSettings settings = settings();
        LanguageModel model = writer.model();
        List<Sample> existing = new ArrayList<>(DatasetFile.samples(dataset));
        existing.addAll(DatasetFile.samples(out));
        PassageSource source = documents.passages();
        var lines = new DraftLines(out, count, System.out);
        new Generation(model, settings, source, existing).run(lines);
        return lines.conclude();
    }

    private GenerateSettings settings() {
        try {
            return new GenerateSettings(count, unanswerable, seed, documents.collection());
        } catch (IllegalArgumentException e) {
            throw new EvalFailure(e.getMessage() + ".");
        }
    }
}
