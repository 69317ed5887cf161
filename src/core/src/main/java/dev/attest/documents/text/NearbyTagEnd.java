package dev.attest.documents.text;

import java.util.Set;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/**
 * Reads a {@code <} whose end is not near as a character. The library searches the rest of the paragraph from each one,
 * which takes quadratic time in a long paragraph of them.
 */
final class NearbyTagEnd implements InlineContentParser {

    private static final int NEAR = 4096;

    static final InlineContentParserFactory FACTORY = new InlineContentParserFactory() {
        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('<');
        }

        @Override
        public InlineContentParser create() {
            return new NearbyTagEnd();
        }
    };

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        Scanner scanner = state.scanner();
        Position start = scanner.position();
        scanner.next();
        Position behind = scanner.position();
        boolean near = isNear(scanner, end(scanner));
        scanner.setPosition(start);
        return near ? ParsedInline.none() : ParsedInline.of(new Text("<"), behind);
    }

    private static String end(Scanner scanner) {
        if (scanner.next("!--")) {
            return "-->";
        }
        if (scanner.next("![CDATA[")) {
            return "]]>";
        }
        return scanner.next('?') ? "?>" : ">";
    }

    private static boolean isNear(Scanner scanner, String end) {
        for (int i = 0; i < NEAR && scanner.hasNext(); i++) {
            if (scanner.next(end)) {
                return true;
            }
            scanner.next();
        }
        return false;
    }
}
