package dev.attest.eval.datasets;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.attest.documents.TextHash;
import dev.attest.eval.Dataset;
import dev.attest.eval.EvalFailure;
import dev.attest.eval.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Datasets as JSON Lines, one {@link Sample} a line, in UTF-8. A byte order mark, empty lines and any line ends are
 * accepted; a field that is unknown, missing or of another kind is not.
 */
public final class DatasetFile {

    private DatasetFile() {}

    /** All samples, in order; {@link EvalFailure} names the line and the field that cannot be used. */
    public static Dataset read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new EvalFailure("there is no dataset at " + file + "; name one with --dataset.");
        }
        List<Sample> samples = samples(file);
        if (samples.isEmpty()) {
            throw new EvalFailure(file + " holds no samples.");
        }
        String name = file.getFileName().toString().replaceFirst("\\.jsonl$", "");
        return new Dataset(name, HexFormat.of().formatHex(TextHash.sha256().digest(Files.readAllBytes(file))), samples);
    }

    /** The samples of a file that may be empty or not there yet. */
    public static List<Sample> samples(Path file) throws IOException {
        List<Sample> samples = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int number = 0;
        for (String line : Files.exists(file) ? Utf8Lines.of(file) : List.<String>of()) {
            number++;
            if (!line.isBlank()) {
                JsonLine json = JsonLine.of(line, file + ", line " + number);
                Sample sample = SampleJson.read(json);
                if (!ids.add(sample.id())) {
                    throw json.wrong("the id %s was used before".formatted(sample.id()));
                }
                samples.add(sample);
            }
        }
        return samples;
    }

    /** Adds a sample at the end, at one stroke; what stands before stays byte for byte. */
    public static void append(Path file, Sample sample) throws IOException {
        String before = Files.exists(file) ? Files.readString(file) : "";
        String end = before.contains("\r\n") ? "\r\n" : "\n";
        String gap = before.isEmpty() || before.endsWith("\n") ? "" : end;
        WholeFile.write(file, (before + gap + SampleJson.line(sample) + end).getBytes(UTF_8));
    }

    /** Replaces all samples, at one stroke. */
    public static void write(Path file, List<Sample> samples) throws IOException {
        String lines =
                samples.stream().map(sample -> SampleJson.line(sample) + "\n").collect(Collectors.joining());
        WholeFile.write(file, lines.getBytes(UTF_8));
    }
}
