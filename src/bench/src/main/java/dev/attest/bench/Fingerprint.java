package dev.attest.bench;

import dev.attest.documents.TextHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** Tells a data file from every other one, as a model's card does. */
public final class Fingerprint {

    private Fingerprint() {}

    /** SHA-256 of the file's bytes, in lower-case hexadecimal. */
    public static String of(Path file) throws IOException {
        return HexFormat.of().formatHex(TextHash.sha256().digest(Files.readAllBytes(file)));
    }
}
