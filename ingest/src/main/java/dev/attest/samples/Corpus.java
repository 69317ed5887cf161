package dev.attest.samples;

import dev.attest.samples.source.Source;
import dev.attest.samples.source.SourceError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The folder of sources. */
public final class Corpus {

    private Corpus() {}

    /**
     * Reads every {@code .md} file of a folder, not of its subfolders, in the order in which they can be written: by file
     * name, mails last, because their attachments are other samples.
     */
    public static List<Source> sources(Path folder) throws IOException {
        List<Path> paths;
        try (Stream<Path> files = Files.list(folder)) {
            paths = files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
        List<Source> sources = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Path path : paths) {
            Source source = Source.read(path);
            if (!names.add(source.front().file())) {
                throw new SourceError(
                        path, 1, "another source writes " + source.front().file());
            }
            sources.add(source);
        }
        sources.sort(
                Comparator.comparing((Source source) -> source.front().format().isMail())
                        .thenComparing(source -> source.front().file()));
        return sources;
    }
}
