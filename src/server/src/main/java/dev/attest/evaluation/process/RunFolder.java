package dev.attest.evaluation.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** What an evaluation leaves on the disk of the server that works on it, until it has ended. */
final class RunFolder {

    private static final String CHILD = "child";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Path folder;

    private RunFolder(Path folder) {
        this.folder = folder;
    }

    static RunFolder open(Path all, UUID evaluation) throws IOException {
        return new RunFolder(Files.createDirectories(all.resolve(evaluation.toString())));
    }

    /** Those that are there. */
    static List<UUID> all(Path all) throws IOException {
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(all)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> ID.matcher(name).matches())
                    .map(UUID::fromString)
                    .toList();
        }
    }

    Path path() {
        return folder;
    }

    /** Where the command keeps its runs, and finds one to go on with. */
    Path runs() throws IOException {
        return Files.createDirectories(folder.resolve("runs"));
    }

    Path baseline(byte[] report) throws IOException {
        return Files.write(folder.resolve("baseline.json"), report);
    }

    /** Notes who works here, for a server that comes after one that was killed. */
    void note(ProcessHandle child) throws IOException {
        Optional<Instant> started = child.info().startInstant();
        if (started.isPresent()) {
            Files.writeString(folder.resolve(CHILD), child.pid() + " " + started.get());
        }
    }

    /** Ends a child that outlived its server, and would write into the same run. Ids are used again, so its start counts too. */
    void killOrphan() throws IOException, InterruptedException {
        Path note = folder.resolve(CHILD);
        if (!Files.isRegularFile(note)) {
            return;
        }
        String[] parts = Files.readString(note).split(" ", 2);
        Optional<ProcessHandle> orphan = parts.length == 2 && parts[0].matches("\\d{1,18}")
                ? ProcessHandle.of(Long.parseLong(parts[0]))
                        .filter(process -> process.info()
                                .startInstant()
                                .map(Instant::toString)
                                .equals(Optional.of(parts[1])))
                : Optional.empty();
        if (orphan.isPresent()) {
            Child.kill(orphan.get());
        }
        Files.deleteIfExists(note);
    }

    /** Of an evaluation that has ended: nobody works here, or none that should. */
    void clear() throws IOException, InterruptedException {
        killOrphan();
        FileSystemUtils.deleteRecursively(folder);
    }
}
