package dev.attest.eval.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.attest.eval.datasets.drafts.Acceptance;
import dev.attest.eval.reports.reading.Printable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets a person decide which drafts become samples. */
@Command(
        name = "accept",
        mixinStandardHelpOptions = true,
        description = "Shows drafts one by one, and moves those that a person accepts into a dataset.",
        footer = {"", "What was decided is kept at once. Exit code: 0, also when drafts are left."})
final class AcceptSamples implements Callable<Integer> {

    @Parameters(paramLabel = "DRAFTS", description = "What 'attest eval generate' wrote.")
    private Path drafts = Path.of("drafts.jsonl");

    @Option(names = "--into", paramLabel = "DATASET", required = true, description = "Where accepted samples go.")
    private Path dataset = Path.of("");

    @Mixin
    private DocumentsOption documents = new DocumentsOption();

    @Override
    public Integer call() throws IOException {
        var in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        var out = new PrintWriter(System.out, true, UTF_8);
        Acceptance.Tally tally = new Acceptance(drafts, dataset, documents.passages(), in, out, Printable::line).run();
        System.out.printf(
                "%d accepted into %s, %d rejected, %d left in %s.%n",
                tally.accepted(), dataset, tally.rejected(), tally.left(), drafts);
        return 0;
    }
}
