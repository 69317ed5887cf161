package dev.attest.deployment;

import dev.attest.parts.Variable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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

    /** Read outside Spring, and naming no part. */
    private static final Set<String> OTHERS = Set.of("ATTEST_TESSERACT", "ATTEST_TESSERACT_LANGUAGES");

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
        Stream<String> ofParts = Arrays.stream(Variable.values()).map(Variable::variable);
        return Stream.concat(Stream.concat(ofSettings, ofParts), OTHERS.stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
