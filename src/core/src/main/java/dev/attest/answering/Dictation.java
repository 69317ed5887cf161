package dev.attest.answering;

import dev.attest.documents.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes down what a model writes, piece by piece: text to show at once, and sentences when they are complete. Citation
 * markers are taken out and belong to the sentence they stand in or right behind.
 *
 * <p>Text is held back only while it may still become a marker, is white space that a marker may follow, or may be the
 * token {@code NO_ANSWER} at the very beginning. So a sentence ends at the first word that follows it, judged by as much
 * of that word as has come; a new line that does not go on in lower case ends one too. For one answer and one thread.
 */
public final class Dictation {

    /** What a model has written. */
    public sealed interface Part {}

    /** More of the sentence being written, with the white space before it. */
    public record Shown(String text) implements Part {}

    /** The sentence is complete: everything shown since the one before, joined and stripped. */
    public record Ended(String sentence, List<Integer> markers) implements Part {

        public Ended {
            markers = List.copyOf(markers);
        }
    }

    private static final Pattern STOP = Pattern.compile("[.!?。！？…:][)\\]}”’»\"'*_`]*$");
    /** Emphasis that closes behind a stop hides the stop from the rules for sentences. */
    private static final Pattern EMPHASIS_BEHIND_STOP = Pattern.compile("(?<=[.!?])[*_`]+$");

    /** Behind these a sentence needs no space to begin. */
    private static final String WIDE_STOPS = "。！？";

    private final Opening opening = new Opening();
    private final StringBuilder held = new StringBuilder();
    private final StringBuilder sentence = new StringBuilder();
    private final List<Integer> markers = new ArrayList<>();
    /** Markers at the beginning of a line: of the next sentence, unless nothing follows on that line. */
    private final List<Integer> lineMarkers = new ArrayList<>();

    private List<Part> parts = new ArrayList<>();
    private String space = "";
    private boolean behindMarker;
    private boolean begun;

    /** What the next piece makes of it. */
    public List<Part> accept(String piece) {
        held.append(opening.accept(piece));
        int at = 0;
        while (at < held.length()) {
            Matcher marker = CitationMarkers.at(held, at);
            if (marker.lookingAt()) {
                mark(marker);
                at = marker.end();
            } else if (marker.hitEnd()) {
                break;
            } else {
                at = word(at);
            }
        }
        held.delete(0, at);
        return taken();
    }

    /**
     * What is left when the model has ended.
     *
     * @param cutOff whether it was stopped in the middle: then half a sentence stays, since it was shown, and ends in an
     *     ellipsis
     */
    public List<Part> end(boolean cutOff) {
        held.append(opening.end());
        held.setLength(cutOff ? 0 : held.toString().stripTrailing().length());
        int at = 0;
        while (at < held.length()) {
            at = word(at);
        }
        held.setLength(0);
        takeLineMarkers();
        if (!sentence.isEmpty()) {
            if (cutOff && !STOP.matcher(sentence).find()) {
                show(" …");
            }
            end();
        }
        return taken();
    }

    /** Whether the model has said that the passages hold no answer. */
    public boolean declined() {
        return opening.declined();
    }

    private List<Part> taken() {
        List<Part> taken = parts;
        parts = new ArrayList<>();
        return taken;
    }

    private void mark(Matcher marker) {
        String before = CitationMarkers.space(marker);
        if (before.indexOf('\n') >= 0) {
            space += before;
        }
        boolean onNewLine = space.indexOf('\n') >= 0 && !sentence.isEmpty();
        (onNewLine ? lineMarkers : markers).addAll(CitationMarkers.numbers(marker));
        behindMarker = true;
    }

    /** Takes white space and one word, or as much of it as has come, from there on; where it ends. */
    private int word(int start) {
        int from = start;
        while (from < held.length() && isSpace(held.charAt(from))) {
            from++;
        }
        int to = Math.min(from + 1, held.length());
        while (to < held.length() && isWithinWord(to)) {
            to++;
        }
        write(held.substring(start, from), held.substring(from, to));
        return to;
    }

    private boolean isWithinWord(int at) {
        char c = held.charAt(at);
        return !isSpace(c) && "[【".indexOf(c) < 0 && WIDE_STOPS.indexOf(held.charAt(at - 1)) < 0;
    }

    private void write(String before, String word) {
        boolean beginsWithMarkers = !lineMarkers.isEmpty() && before.indexOf('\n') < 0;
        String between = space + before;
        if (behindMarker && between.isEmpty() && needsSpace(word)) {
            between = " ";
        }
        if (!beginsWithMarkers) {
            takeLineMarkers();
        }
        if (!sentence.isEmpty() && (beginsWithMarkers || isBoundary(between, word))) {
            end();
        }
        takeLineMarkers();
        space = "";
        behindMarker = false;
        show(begun ? between + word : word);
    }

    private void takeLineMarkers() {
        markers.addAll(lineMarkers);
        lineMarkers.clear();
    }

    private void show(String text) {
        begun = true;
        sentence.append(text);
        int last = parts.size() - 1;
        if (last >= 0 && parts.get(last) instanceof Shown shown) {
            parts.set(last, new Shown(shown.text() + text));
        } else {
            parts.add(new Shown(text));
        }
    }

    private void end() {
        parts.add(new Ended(
                sentence.toString().strip(), markers.stream().distinct().toList()));
        sentence.setLength(0);
        markers.clear();
    }

    private boolean isBoundary(String between, String word) {
        int line = between.indexOf('\n');
        if (line >= 0 && (between.indexOf('\n', line + 1) > 0 || !Character.isLowerCase(word.codePointAt(0)))) {
            return true;
        }
        String written = EMPHASIS_BEHIND_STOP.matcher(sentence).replaceAll("");
        if (between.isEmpty() && WIDE_STOPS.indexOf(written.charAt(written.length() - 1)) < 0) {
            return false;
        }
        int start = written.length() + between.length();
        return Sentences.of(written + between + word).stream().anyMatch(span -> span.start() == start);
    }

    private static boolean needsSpace(String word) {
        int first = word.codePointAt(0);
        return Character.isLetterOrDigit(first) && !Character.isIdeographic(first) && !isKana(first);
    }

    private static boolean isKana(int codePoint) {
        Character.UnicodeScript script = Character.UnicodeScript.of(codePoint);
        return script == Character.UnicodeScript.HIRAGANA || script == Character.UnicodeScript.KATAKANA;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || c == '\u00A0' || c == '\u202F';
    }
}
