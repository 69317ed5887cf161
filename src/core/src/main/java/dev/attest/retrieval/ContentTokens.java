package dev.attest.retrieval;

import dev.attest.documents.Span;
import java.util.Locale;
import java.util.Set;

/**
 * Which tokens of a passage are kept: those of words that say something. What a function word or a sign adds to a match is within
 * measuring error, and they are two fifths of the tokens of English text.
 */
final class ContentTokens {

    /**
     * Neither the keyword index's list nor the judge's: this one decides what is stored, so that
     * {@link MultiVectorFormat#VERSION} changes with it, and those go with weights and thresholds learnt on them.
     */
    private static final Set<String> FUNCTION_WORDS =
            Set.of(("a an and are as at be been but by can for from had has have if"
                            + " in into is it its may no not of on or such that the their then there these they this to was were which"
                            + " will with also")
                    .split(" "));

    private ContentTokens() {}

    /** Whether the word that the token is, or is a piece of, says something. */
    static boolean keeps(String text, Span token) {
        if (token.length() == 0 || !Character.isLetterOrDigit(text.codePointAt(token.start()))) {
            return false;
        }
        int start = token.start();
        while (start > 0 && Character.isLetterOrDigit(text.codePointBefore(start))) {
            start -= Character.charCount(text.codePointBefore(start));
        }
        int end = token.end();
        while (end < text.length() && Character.isLetterOrDigit(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return !FUNCTION_WORDS.contains(text.substring(start, end).toLowerCase(Locale.ROOT));
    }
}
