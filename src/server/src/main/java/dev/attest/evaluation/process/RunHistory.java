package dev.attest.evaluation.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the command line needs of finished runs to show a line through them: their plans, and their reports without texts of
 * samples. It is this server's own and may be lost: reports then begin a new line.
 */
final class RunHistory {

    private static final int MOST = 120;
    private static final String REPORT = "report.json";
    private static final List<String> KEPT = List.of("plan.json", "begun.json");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;

    RunHistory(Path folder) {
        this.folder = folder;
    }

    /** Puts the finished runs of a folder with the others. */
    void keep(Path runs) throws IOException {
        Files.createDirectories(folder);
        for (Path run : whole(runs)) {
            Path kept = folder.resolve(run.getFileName().toString());
            if (!Files.exists(kept)) {
                copy(run, kept, slim(run));
            }
        }
        // Their names begin with the time.
        for (Path old : whole(folder).stream().skip(MOST).toList()) {
            FileSystemUtils.deleteRecursively(old);
        }
    }

    /** Lets a run see them. */
    void lend(Path runs) throws IOException {
        for (Path kept : whole(folder)) {
            Path lent = runs.resolve(kept.getFileName().toString());
            if (!Files.exists(lent)) {
                copy(kept, lent, Files.readAllBytes(kept.resolve(REPORT)));
            }
        }
    }

    /** Newest first. */
    private static List<Path> whole(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> runs = Files.list(folder)) {
            return runs.filter(run -> Stream.concat(KEPT.stream(), Stream.of(REPORT))
                            .allMatch(file -> Files.isRegularFile(run.resolve(file))))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    private static byte[] slim(Path run) throws IOException {
        byte[] bytes = Files.readAllBytes(run.resolve(REPORT));
        try {
            if (JSON.readTree(bytes) instanceof ObjectNode report) {
                report.putArray("samples");
                report.putArray("history");
                return JSON.writeValueAsBytes(report);
            }
        } catch (JacksonException e) {
            // as the command line finds it, which passes over what it cannot read
        }
        return bytes;
    }

    /** The report last: a run without one is not whole. */
    private static void copy(Path from, Path to, byte[] report) throws IOException {
        Files.createDirectories(to);
        for (String file : KEPT) {
            Files.copy(from.resolve(file), to.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.write(to.resolve(REPORT), report);
    }
}
