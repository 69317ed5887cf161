package dev.attest.retrieval.onnx;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Loads the tokenizer library without its habits: left alone it unpacks itself into the home folder, fetches what it
 * misses from the network and reports its use to its makers. An environment variable of the same name still wins.
 */
final class TokenizerNatives {

    private static final Map<String, String> STAY_LOCAL = Map.of("ai.djl.offline", "true", "OPT_OUT_TRACKING", "true");

    private TokenizerNatives() {}

    /** Reads a tokenizer file; the library is unpacked into a folder only this process knows, which is gone afterwards. */
    static synchronized HuggingFaceTokenizer open(InputStream file) {
        STAY_LOCAL.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
        Map<String, @Nullable String> before = new LinkedHashMap<>();
        try {
            Path unpacked = Files.createTempDirectory("attest-tokenizer");
            // DJL asks JNA for a GPU, and JNA unpacks itself as well.
            for (String name : new String[] {"ENGINE_CACHE_DIR", "jna.tmpdir"}) {
                before.put(name, System.getProperty(name));
                System.setProperty(name, unpacked.toString());
            }
            try {
                return HuggingFaceTokenizer.newInstance(
                        file, Map.of("truncation", "false", "padding", "false", "addSpecialTokens", "true"));
            } finally {
                before.forEach(TokenizerNatives::restore);
                delete(unpacked);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The tokenizer could not be loaded", e);
        }
    }

    private static void restore(String property, @Nullable String value) {
        if (value == null) {
            System.clearProperty(property);
        } else {
            System.setProperty(property, value);
        }
    }

    /** A library that is in use stays until the process ends where the system cannot delete such files (Windows). */
    private static void delete(Path folder) throws IOException {
        folder.toFile().deleteOnExit();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                if (!file.toFile().delete()) {
                    file.toFile().deleteOnExit();
                }
            }
        }
    }
}
