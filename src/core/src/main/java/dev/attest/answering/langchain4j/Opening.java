package dev.attest.answering.langchain4j;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first words of a model, held back only while they may still say that there is no answer, or be its thoughts. */
final class Opening {

    private static final Pattern DECLINE = Pattern.compile("[\\s*_`\"'“]*NO_ANSWER");
    /** Some servers send a model's reasoning as part of its answer. */
    private static final Pattern THOUGHTS = Pattern.compile("\\s*<think>");

    private static final String AFTER_THOUGHTS = "</think>";

    /** Most characters that may be no answer yet. */
    private static final int LONGEST = 1_000;

    private final StringBuilder begun = new StringBuilder();
    private boolean thinking;
    private boolean decided;
    private boolean declined;

    /** What of the text so far is answer and not yet returned. */
    String accept(String piece) {
        if (decided) {
            return declined ? "" : piece;
        }
        begun.append(piece);
        if (thinking || isMatch(THOUGHTS)) {
            thinking = !leaveThoughts();
        }
        if (thinking || isUndecided()) {
            if (begun.length() > LONGEST) {
                throw new UnreadableAnswer("it goes on without a word");
            }
            return "";
        }
        decided = true;
        return declined ? "" : end();
    }

    /** What is held back when nothing more comes; thoughts are none of it. */
    String end() {
        String rest = thinking || declined ? "" : begun.toString();
        begun.setLength(0);
        return rest;
    }

    boolean declined() {
        return declined;
    }

    private boolean leaveThoughts() {
        int end = begun.indexOf(AFTER_THOUGHTS);
        if (end >= 0) {
            begun.delete(0, end + AFTER_THOUGHTS.length());
        } else {
            // Only the end of it may still become the mark.
            begun.delete(0, Math.max(0, begun.length() - AFTER_THOUGHTS.length()));
        }
        return end >= 0;
    }

    private boolean isUndecided() {
        declined = isMatch(DECLINE);
        return !declined && (mayBecome(DECLINE) || mayBecome(THOUGHTS));
    }

    private boolean isMatch(Pattern pattern) {
        return pattern.matcher(begun).lookingAt();
    }

    private boolean mayBecome(Pattern pattern) {
        Matcher matcher = pattern.matcher(begun);
        return !matcher.lookingAt() && matcher.hitEnd();
    }
}
