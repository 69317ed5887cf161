package dev.attest.eval.cli;

import dev.attest.documents.ParseLimits;
import dev.attest.documents.text.TikaMediaTypes;
import dev.attest.embedded.FileParsers;
import dev.attest.eval.Sample;
import dev.attest.eval.datasets.CorpusTexts;
import dev.attest.eval.datasets.GoldQuotes;
import java.io.IOException;
import java.nio.file.Path;
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
        description = "Checks that every gold quote stands in its document, as Attest reads it.",
        footer = {"", "Exit code: 0 when all do, else 1."})
final class CheckDataset implements Callable<Integer> {

    @Mixin
    private DatasetOption dataset = new DatasetOption();

    @Option(names = "--documents", paramLabel = "DIR", description = "Their documents (default: ${DEFAULT-VALUE}).")
    private Path documents = Home.resolve("ingest", "samples");

    @Override
    public Integer call() throws IOException {
        List<Sample> samples = dataset.read().samples();
        Map<String, String> texts =
                CorpusTexts.read(documents, new TikaMediaTypes(), FileParsers.all(ParseLimits.DEFAULT));
        List<String> complaints = GoldQuotes.complaints(samples, texts);
        complaints.forEach(System.err::println);
        System.out.printf(
                "%d samples, %d frozen, %d without an answer; %d gold quotes in %d documents, %d missing.%n",
                samples.size(),
                samples.stream().filter(Sample::frozen).count(),
                samples.stream().filter(sample -> !sample.expectsAnswer()).count(),
                samples.stream().mapToLong(sample -> sample.gold().size()).sum(),
                texts.size(),
                complaints.size());
        return complaints.isEmpty() ? 0 : 1;
    }
}
