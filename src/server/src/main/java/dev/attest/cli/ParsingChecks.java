package dev.attest.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.springframework.util.unit.DataSize;

/** Whether files can be read: in the memory there is, and also where they are pictures. */
final class ParsingChecks {

    private static final String AREA = "installed";
    private static final String MEMORY = "parsing";
    private static final String RECOGNITION = "Tesseract";
    private static final long MIB = 1024L * 1024;
    /** A process takes this much beyond its heap. */
    private static final long BEYOND_HEAP_MIB = 150;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Surroundings surroundings;
    private final Duration patience;

    ParsingChecks(Surroundings surroundings) {
        this(surroundings, PATIENCE);
    }

    /** @param patience with a program that is asked something */
    ParsingChecks(Surroundings surroundings, Duration patience) {
        this.surroundings = surroundings;
        this.patience = patience;
    }

    List<Check> all() {
        long machine =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                        ? system.getTotalMemorySize() / MIB
                        : Long.MAX_VALUE;
        return List.of(memory(Runtime.getRuntime().maxMemory() / MIB, machine), recognition());
    }

    /** Of the children and of this process, as a server has the same heap as every command. */
    Check memory(long serverMib, long machineMib) {
        long heapMib;
        int workers;
        try {
            heapMib = DataSize.parse(
                            surroundings.variable(Surroundings.PARSING_HEAP).orElse("512MB"))
                    .toMegabytes();
            workers = Integer.parseInt(
                    surroundings.variable(Surroundings.PARSING_WORKERS).orElse("1"));
        } catch (IllegalArgumentException e) {
            return Check.broken(
                    AREA,
                    MEMORY,
                    "%s or %s cannot be read".formatted(Surroundings.PARSING_HEAP, Surroundings.PARSING_WORKERS),
                    "Set them to a size such as 512MB and a number such as 1, or leave them out.");
        }
        String detail =
                "%d × %d MiB heap for reading files, %d MiB for the server".formatted(workers, heapMib, serverMib);
        long most = workers * (heapMib + BEYOND_HEAP_MIB) + serverMib + BEYOND_HEAP_MIB;
        return most <= machineMib
                ? Check.ok(AREA, MEMORY, detail)
                : Check.note(
                        AREA,
                        MEMORY,
                        "%s; with all else up to %d MiB of the machine's %d".formatted(detail, most, machineMib),
                        "Lower %s, or the server's heap with JAVA_TOOL_OPTIONS=-Xmx512m, or the system may end one of them."
                                .formatted(Surroundings.PARSING_HEAP));
    }

    /** Of the program, and the languages it reads. */
    Check recognition() {
        return program().map(this::recognition).orElseGet(this::noProgram);
    }

    private Check noProgram() {
        return surroundings
                .variable(Surroundings.TESSERACT)
                .map(named -> Check.broken(
                        AREA,
                        RECOGNITION,
                        "%s is no program".formatted(named),
                        "Correct or leave out %s.".formatted(Surroundings.TESSERACT)))
                .orElse(Check.note(
                        AREA,
                        RECOGNITION,
                        "not found; pages that are pictures stay without text",
                        "Install it if scans are to be read."));
    }

    private Check recognition(Path program) {
        List<String> version = said(program, "--version");
        if (version.isEmpty()) {
            return Check.broken(
                    AREA,
                    RECOGNITION,
                    "%s does not answer to --version".formatted(program),
                    "Mend it, or set %s to one that does.".formatted(Surroundings.TESSERACT));
        }
        List<String> installed = said(program, "--list-langs").stream().skip(1).toList();
        String wanted = surroundings.variable(Surroundings.TESSERACT_LANGUAGES).orElse("eng");
        String detail =
                "%s at %s, reads %s of %s".formatted(version.get(0), program, wanted, String.join(", ", installed));
        List<String> missing = Arrays.stream(wanted.split("\\+"))
                .filter(language -> !installed.contains(language))
                .toList();
        return missing.isEmpty()
                ? Check.ok(AREA, RECOGNITION, detail)
                : Check.broken(
                        AREA,
                        RECOGNITION,
                        detail,
                        "Install the language %s, or set %s to those there are, joined by a plus."
                                .formatted(String.join(", ", missing), Surroundings.TESSERACT_LANGUAGES));
    }

    /** Where the parser's process looks for it. */
    private Optional<Path> program() {
        Stream<String> candidates = surroundings
                .variable(Surroundings.TESSERACT)
                .map(Stream::of)
                .orElseGet(() -> Arrays.stream(
                                surroundings.variable("PATH").orElse("").split(File.pathSeparator))
                        .filter(folder -> !folder.isEmpty())
                        .flatMap(folder -> Stream.of(folder + "/tesseract", folder + "/tesseract.exe")));
        return candidates
                .flatMap(ParsingChecks::path)
                .filter(path -> Files.isRegularFile(path) && Files.isExecutable(path))
                .findFirst();
    }

    private static Stream<Path> path(String name) {
        try {
            return Stream.of(Path.of(name));
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }

    /** The lines a program prints; none when it fails or takes too long. */
    private List<String> said(Path program, String argument) {
        try {
            Process process = new ProcessBuilder(program.toString(), argument)
                    .redirectErrorStream(true)
                    .start();
            try {
                process.getOutputStream().close();
                FutureTask<List<String>> lines = new FutureTask<>(() -> lines(process));
                // A thread of its own: what the program leaves running may keep its output open for ever.
                Thread reader = new Thread(lines, "attest-doctor-reader");
                reader.setDaemon(true);
                reader.start();
                return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() == 0
                        ? lines.get(patience.toMillis(), TimeUnit.MILLISECONDS)
                        : List.of();
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (IOException | ExecutionException | TimeoutException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static List<String> lines(Process process) throws IOException {
        try (var reader = process.inputReader(UTF_8)) {
            return reader.lines().limit(1000).map(String::strip).toList();
        }
    }
}
