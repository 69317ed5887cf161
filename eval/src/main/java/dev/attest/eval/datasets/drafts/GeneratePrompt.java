package dev.attest.eval.datasets.drafts;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.attest.documents.TextHash;
import dev.attest.eval.models.Prompt;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a model is told to draft a question. The file is never changed: another wording is another version, since equal
 * prompts share recordings. A part begins with a line {@code == } and its name.
 */
final class GeneratePrompt {

    static final String FILE = "generate-2.md";

    private static final Pattern BLANK = Pattern.compile("\\{\\{(document|mark|passage)}}");
    private static final int MOST_TOKENS = 600;

    private final Map<String, String> parts = new HashMap<>();

    GeneratePrompt() {
        for (String part : resource().split("(?m)^== ", -1)) {
            int end = part.indexOf('\n');
            if (end > 0) {
                parts.put(
                        part.substring(0, end).strip(), part.substring(end + 1).strip());
            }
        }
    }

    /** Asks for a question that the passage answers, or for one that it nearly does. */
    Prompt about(Excerpt excerpt, boolean answered, long seed) {
        String kind = answered ? "answered" : "unanswerable";
        return new Prompt(
                part("system") + "\n" + part(kind),
                user(excerpt),
                part(kind + "-schema"),
                "draft_" + kind,
                0,
                (int) seed,
                MOST_TOKENS,
                0);
    }

    private String user(Excerpt excerpt) {
        Map<String, String> values = Map.of(
                "document", excerpt.document(),
                "mark", mark(excerpt.document() + "\n" + excerpt.text()),
                "passage", excerpt.text());
        // In one pass: what stands in a value is never replaced.
        return BLANK.matcher(part("user"))
                .replaceAll(blank -> Matcher.quoteReplacement(Objects.requireNonNull(values.get(blank.group(1)))));
    }

    /** Neither a passage nor a name can end its own fence: they do not hold the mark, which depends on them. */
    private static String mark(String text) {
        String mark = TextHash.of(text).substring(0, 8);
        while (text.contains(mark)) {
            mark = TextHash.of(mark).substring(0, 8);
        }
        return mark;
    }

    private String part(String name) {
        return Optional.ofNullable(parts.get(name))
                .orElseThrow(() -> new IllegalStateException(FILE + " has no part " + name));
    }

    private static String resource() {
        try (InputStream in = GeneratePrompt.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " could not be read", e);
        }
    }
}
