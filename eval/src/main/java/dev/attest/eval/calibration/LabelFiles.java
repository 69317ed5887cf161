package dev.attest.eval.calibration;

import dev.attest.documents.TextHash;
import dev.attest.eval.EvalFailure;
import dev.attest.eval.datasets.Utf8Lines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads people's labels from JSON Lines: claims {@code {id, source, claim, supported}}, where {@code group} or
 * {@code document} may name what claims share, or pairs {@code {id, instruction, output1, output2, better}}. A file holds
 * one kind.
 */
public final class LabelFiles {

    private static final String ENDING = ".jsonl";

    private LabelFiles() {}

    /**
     * The labels of a file; of a folder, those of every {@code *.jsonl} in its own folder {@code groundedness}, or where it
     * has none in itself, by name.
     *
     * @throws EvalFailure when there are none, or a line cannot be used; names it
     */
    public static List<Labels> read(Path path) throws IOException {
        if (Files.isRegularFile(path)) {
            return List.of(file(path));
        }
        if (!Files.isDirectory(path)) {
            throw new EvalFailure("there are no labels at %s; name a file or a folder with --labels.".formatted(path));
        }
        Path own = path.resolve("groundedness");
        return folder(Files.isDirectory(own) ? own : path);
    }

    private static List<Labels> folder(Path folder) throws IOException {
        var read = new ArrayList<Labels>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList()) {
                read.add(file(file));
            }
        }
        if (read.isEmpty()) {
            throw new EvalFailure(folder + " holds no labels; put files named *.jsonl there.");
        }
        return read;
    }

    private static Labels file(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        List<LabelLine> lines = lines(bytes, file);
        if (lines.isEmpty()) {
            throw new EvalFailure(file + " holds no labels.");
        }
        String name = file.getFileName().toString().replaceFirst("\\.jsonl$", "");
        String fingerprint = HexFormat.of().formatHex(TextHash.sha256().digest(bytes));
        return lines.get(0).isPair() ? pairs(name, fingerprint, lines) : claims(name, fingerprint, lines);
    }

    private static List<LabelLine> lines(byte[] bytes, Path file) {
        var lines = new ArrayList<LabelLine>();
        int number = 0;
        for (String line : Utf8Lines.of(bytes, file)) {
            number++;
            if (!line.isBlank()) {
                lines.add(LabelLine.of(line, file + ", line " + number));
            }
        }
        return lines;
    }

    private static Labels claims(String name, String fingerprint, List<LabelLine> lines) {
        var claims = new ArrayList<Labels.Claim>();
        Set<String> ids = new HashSet<>();
        for (LabelLine line : lines) {
            if (!line.isClaim()) {
                throw new EvalFailure(
                        line.place() + ": a claim has id, source, claim and supported, a pair id, instruction,"
                                + " output1, output2 and better; a file holds one kind.");
            }
            Labels.Claim claim = line.claim();
            unused(ids, claim.id(), line);
            claims.add(claim);
        }
        return new Labels.Claims(name, fingerprint, claims);
    }

    private static Labels pairs(String name, String fingerprint, List<LabelLine> lines) {
        var pairs = new ArrayList<Labels.Pair>();
        Set<String> ids = new HashSet<>();
        for (LabelLine line : lines) {
            if (!line.isPair()) {
                throw new EvalFailure(line.place() + ": a pair has id, instruction, output1, output2 and better, as the"
                        + " lines before have; a file holds one kind.");
            }
            Labels.Pair pair = line.pair();
            unused(ids, pair.id(), line);
            pairs.add(pair);
        }
        return new Labels.Pairs(name, fingerprint, pairs);
    }

    private static void unused(Set<String> ids, String id, LabelLine line) {
        if (!ids.add(id)) {
            throw new EvalFailure("%s: the id %s was used before.".formatted(line.place(), id));
        }
    }
}
