package dev.attest.bench.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of sentences beside their sources.
 *
 * @param sha256 of its bytes, in hexadecimal
 */
record ClaimFile(String name, String sha256, List<Claim> claims) {

    /**
     * One line.
     *
     * @param supported whether the claim follows from the source, as people saw it
     */
    record Claim(String source, String claim, boolean supported) {}

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();
    private static final String ENDING = ".jsonl";

    /**
     * The files of the folder's own folder {@code groundedness}, else of the folder itself, by name.
     *
     * @throws IOException when there are none, or one cannot be read
     */
    static List<ClaimFile> read(Path folder) throws IOException {
        Path own = folder.resolve("groundedness");
        Path from = Files.isDirectory(own) ? own : folder;
        if (!Files.isDirectory(from)) {
            throw new IOException(from + " is not a folder");
        }
        try (Stream<Path> files = Files.list(from)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new IOException(from + " holds no file named *" + ENDING);
            }
            List<ClaimFile> read = new ArrayList<>();
            for (Path file : found) {
                read.add(of(file));
            }
            return read;
        }
    }

    private static ClaimFile of(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String name = file.getFileName().toString();
        List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            claims.add(claim(lines.get(i), name + ":" + (i + 1)));
        }
        return new ClaimFile(name.substring(0, name.length() - ENDING.length()), sha256(bytes), claims);
    }

    private static Claim claim(String line, String place) throws IOException {
        try {
            return JSON.readValue(line, Claim.class);
        } catch (JacksonException e) {
            throw new IOException(
                    place + " is no claim; a line is an object with source, claim and supported: "
                            + e.getOriginalMessage(),
                    e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
