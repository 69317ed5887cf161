package dev.attest.samples;

import dev.attest.samples.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The small corpus of these tests. */
final class TestCorpus {

    static final Path FOLDER = Path.of("src/test/resources/corpus");

    private TestCorpus() {}

    /** Writes everything a source needs and then the source itself; returns its file. */
    static Path write(String source, Path folder) throws IOException {
        for (String attachment : source(source).front().attachments()) {
            write(attachment.replaceFirst("\\.[a-z]+$", ""), folder);
        }
        return Generator.write(source(source), folder).file();
    }

    static Source source(String name) throws IOException {
        return Source.read(FOLDER.resolve(name + ".md"));
    }

    /** A source that was never a file of this corpus. */
    static Source of(Path folder, String text) throws IOException {
        return Source.read(Files.writeString(folder.resolve("made-up.md"), text));
    }

    /** The words that are not found in a text in their order. */
    static List<String> missing(List<String> words, String text) {
        List<String> missing = new ArrayList<>();
        List<String> found = Arrays.asList(text.split("[\\s\\u00a0]+"));
        int at = 0;
        for (String word : words) {
            int next = found.subList(at, found.size()).indexOf(word);
            if (next < 0) {
                missing.add(word);
            } else {
                at += next + 1;
            }
        }
        return missing;
    }
}
