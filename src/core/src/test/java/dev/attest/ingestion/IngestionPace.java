package dev.attest.ingestion;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import dev.attest.documents.Change;
import dev.attest.documents.VersionKey;
import dev.attest.retrieval.FollowSettings;
import dev.attest.retrieval.onnx.OnnxEncoder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How fast files become answers, with all real parts, measured by hand:
 *
 * <pre>java -cp … dev.attest.ingestion.IngestionPace passages.jsonl 400</pre>
 *
 * <p>Reads a file of one {@code {"text": …}} a line, of which it ingests so many in files of 20. Prints chunks a second, wall and
 * processor time a chunk, and the size of the data folder.
 */
public final class IngestionPace {

    private static final int A_FILE = 20;

    private IngestionPace() {}

    public static void main(String[] args) throws IOException {
        List<String> texts = new ArrayList<>();
        var json = new ObjectMapper();
        for (String line : Files.readAllLines(Path.of(args[0]))) {
            texts.add(json.readTree(line).get("text").asText());
        }
        int most = Math.min(texts.size(), Integer.parseInt(args[1]));
        Path folder = Files.createTempDirectory("pace");
        try (var encoder = OnnxEncoder.open();
                var spine = new Spine(folder, encoder, FollowSettings.DEFAULT).withCollection("hr")) {
            spine.ingest("hr", "warm.txt", "text/plain", String.join("\n\n", texts.subList(0, A_FILE)));
            int before = chunks(spine);
            var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
            long processor = system.getProcessCpuTime();
            long begun = System.nanoTime();
            for (int from = A_FILE; from < most; from += A_FILE) {
                spine.ingest(
                        "hr", from + ".txt", "text/plain", String.join("\n\n", texts.subList(from, from + A_FILE)));
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            double processed = (system.getProcessCpuTime() - processor) / 1e6;
            int chunks = chunks(spine) - before;
            System.out.printf(
                    "%d chunks, %.1f chunks/s, %.1f ms a chunk, %.1f ms of processor time%n",
                    chunks, chunks / seconds, 1e3 * seconds / chunks, processed / chunks);
        }
        System.out.println(sizes(folder));
        System.exit(0);
    }

    private static int chunks(Spine spine) {
        return spine.ledger.changeLog().after(1, 0, 10_000).block().stream()
                .filter(change -> change.kind() == Change.Kind.STAGED)
                .mapToInt(change -> spine.ledger
                        .changeLog()
                        .staged(new VersionKey(change.documentId(), change.version()))
                        .block()
                        .size())
                .sum();
    }

    private static String sizes(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toFile().length() > 100_000 && Files.isRegularFile(file))
                    .map(file -> folder.relativize(file) + " " + file.toFile().length() / 1000 + " kB")
                    .sorted()
                    .collect(joining(", "));
        }
    }
}
