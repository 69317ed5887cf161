package dev.attest.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The datasets in a folder: files whose names end in {@value #ENDING}. They are named, never found by a path. */
public final class Datasets {

    private static final String ENDING = ".jsonl";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    /** In a message for people. */
    private static final int MOST_NAMED = 20;

    private final Path folder;

    public Datasets(Path folder) {
        this.folder = folder;
    }

    /** In order; empty when the folder is missing. Blocks. */
    public List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .filter(name -> NAME.matcher(name).matches())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The file of one that is there; blocks.
     *
     * @throws EvaluationRefused for any other name
     */
    public Path file(String name) {
        List<String> there = names();
        if (!there.contains(name)) {
            throw new EvaluationRefused(
                    "dataset",
                    there.isEmpty()
                            ? "names none: this server has no datasets; set ATTEST_EVALUATIONS_DATASETS to their folder"
                            : "must be one of " + some(there));
        }
        return folder.resolve(name + ENDING);
    }

    private static String some(List<String> names) {
        String first = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return names.size() <= MOST_NAMED ? first : first + " and " + (names.size() - MOST_NAMED) + " more";
    }
}
