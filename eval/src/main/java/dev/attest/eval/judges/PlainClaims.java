package dev.attest.eval.judges;

import dev.attest.documents.Sentences;
import dev.attest.eval.texts.CitationMarkers;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The claims of a text for judges that cannot take sentences apart: its sentences, as they stand. Citation marks, bullets
 * and emphasis are left out, headings and questions claim nothing.
 */
public final class PlainClaims {

    private static final Pattern BULLET = Pattern.compile("^\\s*(?:[-*+•–]|\\d{1,3}[.)])\\s+");
    private static final Pattern HEADING = Pattern.compile("^\\s*#{1,6}\\s.*$");
    private static final Pattern EMPHASIS = Pattern.compile("\\*\\*|__|`");
    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{N}]");

    private PlainClaims() {}

    /** In the text's order, without blanks around them. */
    public static List<String> of(String text) {
        String blocks =
                CitationMarkers.without(text).lines().map(PlainClaims::line).collect(Collectors.joining("\n"));
        return Sentences.of(blocks).stream()
                .map(span -> blocks.substring(span.start(), span.end()).replaceAll("\\s+", " "))
                .filter(PlainClaims::claims)
                .toList();
    }

    /** Each bullet is a block of its own. */
    private static String line(String line) {
        if (HEADING.matcher(line).matches()) {
            return "";
        }
        String bare = EMPHASIS.matcher(line).replaceAll("");
        var bullet = BULLET.matcher(bare);
        return bullet.find() ? "\n" + bare.substring(bullet.end()) : bare;
    }

    private static boolean claims(String sentence) {
        return WORDS.matcher(sentence).find() && !sentence.endsWith("?");
    }
}
