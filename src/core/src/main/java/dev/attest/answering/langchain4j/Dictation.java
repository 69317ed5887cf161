package dev.attest.answering.langchain4j;

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
final class Dictation {

    /** What a model has written. */
    sealed interface Part {}

    /** More of the sentence being written, with the white space before it. */
    record Shown(String text) implements Part {}

    /** The sentence is complete: everything shown since the one before, joined and stripped. */
    record Ended(String sentence, List<Integer> markers) implements Part {

        public Ended {
            markers = List.copyOf(markers);
        }
    }

    private static final Pattern STOP = Pattern.compile("[.!?。！？…:][)\\]}”’»\"'*_`]*$");
    /** Emphasis that closes behind a stop hides the stop from the rules for sentences. */
    private static final Pattern EMPHASIS_BEHIND_STOP = Pattern.compile("(?<=[.!?])[*_`]+$");

    /** Behind these a sentence needs no space to begin. */
    private static final String WIDE_STOPS = "。！？";

    /** Markers and the white space before them are shorter; an answer that goes on so is none. */
    private static final int MOST_HELD = 1_000;
    /** Whether a sentence ends shows in its last words; all of a long one would be read again with each word. */
    private static final int LAST_WORDS = 300;

    private final Opening opening = new Opening();
    private final StringBuilder held = new StringBuilder();
    private final StringBuilder sentence = new StringBuilder();
    private final List<Integer> markers = new ArrayList<>();
    /** Markers at the beginning of a line: of the next sentence, unless nothing follows on that line. */
    private final List<Integer> lineMarkers = new ArrayList<>();

    private final StringBuilder fresh = new StringBuilder();
    private List<Part> parts = new ArrayList<>();
    private String space = "";
    private boolean behindMarker;
    private boolean begun;

    /**
     * What the next piece makes of it.
     *
     * @throws UnreadableAnswer if it goes on and on without a word
     */
    List<Part> accept(String piece) {
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
        if (held.length() > MOST_HELD || space.length() > MOST_HELD) {
            throw new UnreadableAnswer("it goes on without a word");
        }
        return taken();
    }

    /**
     * What is left when the model has ended.
     *
     * @param cutOff whether it was stopped in the middle: then half a sentence stays, since it was shown, and ends in an
     *     ellipsis
     */
    List<Part> end(boolean cutOff) {
        held.append(opening.end());
        held.setLength(cutOff ? 0 : held.length());
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
    boolean declined() {
        return opening.declined();
    }

    private List<Part> taken() {
        flush();
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
        while (from < held.length() && CitationMarkers.isSpace(held.charAt(from))) {
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
        return !CitationMarkers.isSpace(c) && "[【".indexOf(c) < 0 && WIDE_STOPS.indexOf(held.charAt(at - 1)) < 0;
    }

    private void write(String before, String word) {
        boolean beginsWithMarkers = !lineMarkers.isEmpty() && before.indexOf('\n') < 0;
        String between = space + before;
        if (word.isEmpty()) {
            space = between;
            return;
        }
        if (behindMarker && between.isEmpty() && needsSpace(word)) {
            between = " ";
        }
        if (!beginsWithMarkers) {
            takeLineMarkers();
        }
        if (!sentence.isEmpty() && (beginsWithMarkers || isBoundary(between, word))) {
            end();
            // Which do not break lines, and only parted words within a sentence.
            between = between.replaceAll("\\p{Z}", " ");
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
        fresh.append(text);
    }

    private void flush() {
        if (!fresh.isEmpty()) {
            parts.add(new Shown(fresh.toString()));
            fresh.setLength(0);
        }
    }

    private void end() {
        flush();
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
        String last = sentence.substring(Math.max(0, sentence.length() - LAST_WORDS));
        String written = EMPHASIS_BEHIND_STOP.matcher(last).replaceAll("");
        char end = written.charAt(written.length() - 1);
        String plain = between.replaceAll("\\p{Z}", " ");
        if (plain.isEmpty() ? WIDE_STOPS.indexOf(end) < 0 : plain.equals(" ") && Character.isLetterOrDigit(end)) {
            return false;
        }
        int start = written.length() + plain.length();
        return Sentences.of(written + plain + word).stream().anyMatch(span -> span.start() == start);
    }

    private static boolean needsSpace(String word) {
        int first = word.codePointAt(0);
        return Character.isLetterOrDigit(first) && !Character.isIdeographic(first) && !isKana(first);
    }

    private static boolean isKana(int codePoint) {
        Character.UnicodeScript script = Character.UnicodeScript.of(codePoint);
        return script == Character.UnicodeScript.HIRAGANA || script == Character.UnicodeScript.KATAKANA;
    }
}
