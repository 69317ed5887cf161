package dev.attest.eval.targets;

import dev.attest.documents.TextHash;
import dev.attest.eval.EvalFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * The server that an evaluation starts for itself.
 *
 * @param jar of the server
 * @param java options of its JVM
 * @param documents the folder it reads in
 * @param environment all its variables
 */
public record ServerSetup(Path jar, List<String> java, Path documents, Map<String, String> environment) {

    public ServerSetup {
        java = List.copyOf(java);
        environment = Map.copyOf(environment);
        if (!Files.isRegularFile(jar)) {
            throw new EvalFailure(
                    "there is no server to start at %s; build it with ./attest doctor, or name a server with --url."
                            .formatted(jar));
        }
        if (!Files.isDirectory(documents)) {
            throw new EvalFailure("there is no folder of documents at " + documents + "; name one with --documents.");
        }
    }

    /**
     * Variables of a server that a run starts, out of those of this process. Without {@code kept}, none of Attest's: the
     * embedded defaults are the same everywhere. With it, models that variables name are used. Never the databases: what is
     * evaluated is read into a folder that goes afterwards, not in between somebody's documents.
     */
    public static Map<String, String> environment(Map<String, String> ours, boolean kept) {
        Map<String, String> theirs = new TreeMap<>(ours);
        theirs.keySet().removeIf(name -> name.startsWith("ATTEST_") && (!kept || isStore(name)));
        return theirs;
    }

    private static boolean isStore(String name) {
        return name.startsWith("ATTEST_DB_")
                || name.startsWith("ATTEST_CHROMA_")
                || name.equals("ATTEST_DATA")
                || name.equals("ATTEST_URL");
    }

    /** Changes with whatever may change the answers: the server, its variables, its documents. */
    String version() {
        try {
            MessageDigest hash = TextHash.sha256();
            addJar(hash);
            new TreeMap<>(environment).forEach((name, value) -> {
                if (name.startsWith("ATTEST_")) {
                    add(hash, name + "=" + value);
                }
            });
            try (Stream<Path> files = Files.walk(documents)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    add(hash, documents.relativize(file).toString());
                    hash.update(Files.readAllBytes(file));
                }
            }
            return HexFormat.of().formatHex(hash.digest()).substring(0, 16);
        } catch (IOException e) {
            throw new EvalFailure("%s cannot be read: %s".formatted(documents, e));
        }
    }

    /** By the check sums of what it holds: quick, and the same for the same build on another day. */
    private void addJar(MessageDigest hash) throws IOException {
        try (var entries = new ZipFile(jar.toFile())) {
            entries.stream().forEach(entry -> add(hash, entry.getName() + " " + entry.getCrc()));
        }
    }

    private static void add(MessageDigest hash, String text) {
        hash.update((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
