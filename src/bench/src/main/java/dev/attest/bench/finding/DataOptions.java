package dev.attest.bench.finding;

import dev.attest.bench.Fingerprint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which passages and questions a command reads. */
final class DataOptions {

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "Folder with passages.jsonl (id, title, text) and questions.jsonl (id, question, passages,"
                    + " answers).")
    private Path data = Path.of(".");

    @Option(
            names = "--sets",
            split = ",",
            paramLabel = "SET",
            description = "Ask only questions of these sets, e.g. xquad,pubmed. A question's set is what its first"
                    + " passage's id begins with, up to the first hyphen.")
    private List<String> sets = List.of();

    @Option(names = "--limit", paramLabel = "N", description = "Ask only the first N questions of each set.")
    private int limit = Integer.MAX_VALUE;

    RetrievalSet read() throws IOException {
        return RetrievalSet.read(data, sets, limit);
    }

    /** What the files are, as lines of a model's card. */
    List<String> fingerprints() throws IOException {
        var lines = new ArrayList<String>();
        for (String name : List.of("passages.jsonl", "questions.jsonl")) {
            lines.add("data." + name + "=sha256 " + Fingerprint.of(data.resolve(name)));
        }
        return lines;
    }
}
