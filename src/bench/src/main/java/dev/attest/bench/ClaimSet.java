package dev.attest.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Claims of one file, which names the set.
 *
 * @param fingerprint of the file
 */
public record ClaimSet(String name, String fingerprint, List<Claim> claims) {

    private static final String ENDING = ".jsonl";

    /**
     * A sentence beside the text it should follow from.
     *
     * @param supported whether it does, as people saw it
     */
    public record Claim(
            String id,
            String source,
            String claim,
            @JsonProperty(required = true) boolean supported) {

        public Claim {
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(claim, "claim");
        }
    }

    /**
     * Every file of the folder's own folder {@code groundedness}, or where it has none of the folder itself, by name.
     *
     * @throws UnusableData when there is no such file, or one of them is wrong
     */
    public static List<ClaimSet> read(Path folder) throws IOException {
        Path own = folder.resolve("groundedness");
        Path from = Files.isDirectory(own) ? own : folder;
        if (!Files.isDirectory(from)) {
            throw new UnusableData(from, "is not a folder; name one with --data.");
        }
        var sets = new ArrayList<ClaimSet>();
        for (Path file : files(from)) {
            String name = file.getFileName().toString();
            List<Claim> claims = JsonLines.read(file, Claim.class);
            if (!claims.isEmpty()) {
                sets.add(
                        new ClaimSet(name.substring(0, name.length() - ENDING.length()), Fingerprint.of(file), claims));
            }
        }
        if (sets.isEmpty()) {
            throw new UnusableData(
                    from, "holds no claims; put files named *.jsonl there (id, source, claim, supported).");
        }
        return sets;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        }
    }
}
