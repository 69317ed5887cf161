package dev.attest.eval.datasets;

import dev.attest.eval.Dataset;
import dev.attest.eval.EvalFailure;
import dev.attest.eval.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads a dataset from JSON Lines, one {@link Sample} a line. */
public final class DatasetFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private DatasetFile() {}

    /** All samples, in order; {@link EvalFailure} names the line that cannot be used. */
    public static Dataset read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new EvalFailure("there is no dataset at " + file + "; name one with --dataset.");
        }
        List<Sample> samples = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (!line.isBlank()) {
                Sample sample = sample(line, file + ", line " + number);
                if (!ids.add(sample.id())) {
                    throw new EvalFailure(
                            "%s, line %d: the id %s was used before.".formatted(file, number, sample.id()));
                }
                samples.add(sample);
            }
        }
        if (samples.isEmpty()) {
            throw new EvalFailure(file + " holds no samples.");
        }
        return new Dataset(file.getFileName().toString().replaceFirst("\\.jsonl$", ""), hash(file), samples);
    }

    private static Sample sample(String line, String place) {
        try {
            return JSON.readValue(line, Sample.class);
        } catch (JacksonException e) {
            throw new EvalFailure(place + ": " + e.getOriginalMessage());
        }
    }

    private static String hash(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
