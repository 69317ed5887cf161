package dev.attest.answering.langchain4j;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.attest.documents.TokenCounter;
import dev.attest.retrieval.Passage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the model is told, from a versioned file. Passages are numbered data between tags. Text of documents, their titles
 * and questions passes {@link Quoted}: whatever they hold, it opens and closes no tag.
 */
final class Prompt {

    /** A file is never edited once it was released: answers name the version that wrote them. */
    private static final int CURRENT = 1;

    private static final Pattern FILE = Pattern.compile("(?s)# System\n(.*)\n# User\n(.*)");
    private final int version;
    private final String system;
    private final String user;

    private Prompt(int version, String system, String user) {
        this.version = version;
        this.system = system.strip();
        this.user = user.strip();
    }

    /**
     * What is asked of the model.
     *
     * @param passages how many of the best passages it holds
     */
    record Rendered(String system, String user, int passages) {}

    static Prompt current() {
        return version(CURRENT);
    }

    static Prompt version(int version) {
        try (InputStream file =
                Prompt.class.getResourceAsStream("/dev/attest/answering/prompts/answer-" + version + ".md")) {
            if (file == null) {
                throw new IllegalArgumentException("There is no prompt answer/" + version);
            }
            Matcher parts = FILE.matcher(new String(file.readAllBytes(), UTF_8));
            if (!parts.matches()) {
                throw new IllegalStateException("The prompt answer/" + version + " needs the parts System and User");
            }
            return new Prompt(version, parts.group(1), parts.group(2));
        } catch (IOException e) {
            throw new UncheckedIOException("The prompt answer/" + version + " could not be read", e);
        }
    }

    String version() {
        return "answer/" + version;
    }

    /**
     * The prompt for a question, with as many of the best passages as fit; one that does not fit with the chunks joined to it
     * stands there without them.
     *
     * @param passages best first, at least one
     * @param most tokens of all passages together, with their tags; of the first passage, as much stays as fits
     */
    Rendered render(String question, List<Passage> passages, int most, TokenCounter tokens) {
        var data = new ArrayList<String>();
        int left = most;
        for (Passage passage : passages) {
            String tagged = tagged(data.size() + 1, passage, left, tokens);
            int size = tokens.count(tagged);
            if (size > left && !data.isEmpty()) {
                break;
            }
            data.add(size > left ? new CutPassage(passage, left, tokens).tagged() : tagged);
            left -= size;
        }
        // Not a chain of replacements: a question may hold the other placeholder.
        String filled = Pattern.compile("\\{(passages|question)}")
                .matcher(user)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1).equals("passages") ? String.join("\n\n", data) : Quoted.text(question)));
        return new Rendered(system, filled, data.size());
    }

    /** With its neighbours where they fit, else the chunk that was found. */
    private static String tagged(int number, Passage passage, int most, TokenCounter tokens) {
        String whole = tagged(number, passage, passage.chunk().text());
        boolean alone = !passage.joined().isEmpty() && tokens.count(whole) > most;
        return alone ? tagged(number, passage, passage.found().text()) : whole;
    }

    static String tagged(int number, Passage passage, String text) {
        return "<passage n=\"" + number + "\" title=\""
                + Quoted.title(passage.source().title()) + "\">\n" + Quoted.text(text) + "\n</passage>";
    }
}
