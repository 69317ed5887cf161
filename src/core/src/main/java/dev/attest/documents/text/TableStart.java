package dev.attest.documents.text;

import org.commonmark.ext.gfm.tables.internal.TableBlockParser;
import org.commonmark.parser.block.BlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;
import org.jspecify.annotations.Nullable;

/**
 * Lets the tables extension look only at lines that can be the dashes under a table's header. It copies the paragraph
 * so far for every line that it looks at, which takes quadratic time in a long paragraph.
 */
final class TableStart implements BlockParserFactory {

    private final BlockParserFactory tables = new TableBlockParser.Factory();

    @Override
    public @Nullable BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
        CharSequence line = state.getLine().getContent();
        boolean dashes = line.length() > state.getNextNonSpaceIndex()
                && line.chars().skip(state.getIndex()).allMatch(c -> "|-: \t".indexOf(c) >= 0);
        return dashes ? tables.tryStart(state, matched) : BlockStart.none();
    }
}
