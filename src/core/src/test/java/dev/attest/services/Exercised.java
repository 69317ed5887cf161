package dev.attest.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Leaves one line for each use of a real server below {@code target/real-services}, so that a build can insist on them. */
final class Exercised {

    private static final Path FOLDER = Path.of("target", "real-services");

    private Exercised() {}

    /**
     * To be called when a real server answered.
     *
     * @param service the file's name
     * @param how which server it was
     */
    static void record(String service, String how) {
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(
                    FOLDER.resolve(service), how + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
