package dev.attest.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files of the whole project, and what they say. */
final class Project {

    static final Path ROOT = Path.of("..", "..");

    /** What the application reads beside the {@code attest.} keys of its application.properties. */
    private static final Set<String> VARIABLES = Set.of(
            "ATTEST_TESSERACT",
            "ATTEST_TESSERACT_LANGUAGES",
            "ATTEST_CHROMA_URL",
            "ATTEST_DB_URL",
            "ATTEST_DB_USER",
            "ATTEST_DB_PASSWORD",
            "ATTEST_LLM_BASE_URL",
            "ATTEST_LLM_MODEL",
            "ATTEST_LLM_API_KEY",
            "ATTEST_EMBEDDING_BASE_URL",
            "ATTEST_EMBEDDING_MODEL",
            "ATTEST_EMBEDDING_API_KEY");

    private Project() {}

    static String text(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The only place in a file that matches, as its first group. */
    static String one(String file, String pattern) {
        List<String> found = all(text(file), pattern);
        if (found.size() != 1) {
            throw new AssertionError(file + " has " + found.size() + " of " + pattern);
        }
        return found.get(0);
    }

    /** The first group of each match; lines are matched by {@code ^} and {@code $}. */
    static List<String> all(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern, Pattern.MULTILINE).matcher(text);
        return matcher.results().map(result -> result.group(1)).toList();
    }

    /** The application's own settings. */
    static Properties settings() {
        var settings = new Properties();
        try (var file = Project.class.getResourceAsStream("/application.properties")) {
            settings.load(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings;
    }

    /** The variables of the environment that the application reads. */
    static Set<String> variables() {
        Stream<String> ofSettings = settings().stringPropertyNames().stream()
                .filter(name -> name.startsWith("attest."))
                .map(name -> name.toUpperCase(Locale.ROOT).replace('.', '_').replace("-", ""));
        return Stream.concat(ofSettings, VARIABLES.stream()).collect(Collectors.toCollection(TreeSet::new));
    }
}
