package dev.attest.eval.cli;

import dev.attest.eval.Sample;
import dev.attest.eval.datasets.GoldQuotes;
import dev.attest.eval.datasets.drafts.Drafts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes sure that samples rest on what the documents say. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Checks that every gold quote stands in its document, as Attest reads it, and that no sample is a"
                + " draft that nobody accepted.",
        footer = {"", "Exit code: 0 when all is well, else 1; 2 when the dataset or the documents cannot be read."})
final class CheckDataset implements Callable<Integer> {

    @Mixin
    private DatasetOption dataset = new DatasetOption();

    @Option(names = "--documents", paramLabel = "DIR", description = "Their documents (default: ${DEFAULT-VALUE}).")
    private Path folder = Home.resolve("ingest", "samples");

    @Option(names = "--drafts", description = "Lets drafts pass: the file is one of drafts.")
    private boolean draftsPass;

    @Override
    public Integer call() throws IOException {
        List<Sample> samples = dataset.read().samples();
        Map<String, String> texts = DocumentsOption.texts(folder);
        List<String> quotes = GoldQuotes.complaints(samples, texts);
        List<String> drafts = draftsPass ? List.of() : Drafts.complaints(samples);
        List<String> complaints = new ArrayList<>(quotes);
        complaints.addAll(drafts);
        complaints.forEach(System.err::println);
        System.out.printf(
                "%d samples, %d frozen, %d without an answer; %d gold quotes in %d documents, %d missing; %d drafts.%n",
                samples.size(),
                samples.stream().filter(Sample::frozen).count(),
                samples.stream().filter(sample -> !sample.expectsAnswer()).count(),
                samples.stream().mapToLong(sample -> sample.gold().size()).sum(),
                texts.size(),
                quotes.size(),
                Drafts.complaints(samples).size());
        return complaints.isEmpty() ? 0 : 1;
    }
}
