package dev.attest.answering.langchain4j;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.attest.documents.Chunk;
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
     * The prompt for a question, with as many of the best passages as fit.
     *
     * @param passages best first, at least one
     * @param most tokens of all passages together, with their tags; of the first passage, as much stays as fits
     */
    Rendered render(String question, List<Passage> passages, int most, TokenCounter tokens) {
        var data = new ArrayList<String>();
        int left = most;
        for (Passage passage : passages) {
            String tagged = tagged(data.size() + 1, passage, passage.chunk().text());
            int size = tokens.count(tagged);
            if (size > left && !data.isEmpty()) {
                break;
            }
            data.add(size > left ? cut(passage, left, tokens) : tagged);
            left -= size;
        }
        // Not a chain of replacements: a question may hold the other placeholder.
        String filled = Pattern.compile("\\{(passages|question)}")
                .matcher(user)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1).equals("passages") ? String.join("\n\n", data) : Quoted.text(question)));
        return new Rendered(system, filled, data.size());
    }

    private static String tagged(int number, Passage passage, String text) {
        return "<passage n=\"" + number + "\" title=\""
                + Quoted.title(passage.source().title()) + "\">\n" + Quoted.text(text) + "\n</passage>";
    }

    /** The first passage alone is too long: it ends at the last sentence that fits, or at the last word. */
    private static String cut(Passage passage, int most, TokenCounter tokens) {
        Chunk chunk = passage.chunk();
        String text = chunk.text();
        List<Integer> ends = new ArrayList<>(chunk.sentences().stream()
                .map(sentence -> sentence.end() - chunk.span().start())
                .toList());
        int end = last(ends, passage, most, tokens);
        if (end == 0) {
            ends.clear();
            for (int i = 1; i < text.length(); i++) {
                if (Character.isWhitespace(text.charAt(i))) {
                    ends.add(i);
                }
            }
            end = last(ends, passage, most, tokens);
        }
        return tagged(1, passage, text.substring(0, end));
    }

    /** The last of the ends at which the passage fits, or 0; by halves, as counting takes time. */
    private static int last(List<Integer> ends, Passage passage, int most, TokenCounter tokens) {
        int low = 0;
        int high = ends.size();
        while (low < high) {
            int middle = (low + high) / 2;
            String text = passage.chunk().text().substring(0, ends.get(middle));
            if (tokens.count(tagged(1, passage, text)) <= most) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? 0 : ends.get(low - 1);
    }
}
