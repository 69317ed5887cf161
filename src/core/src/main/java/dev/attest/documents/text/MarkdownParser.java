package dev.attest.documents.text;

import dev.attest.documents.ParseLimits;
import dev.attest.documents.parsing.TextWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Reads CommonMark with GitHub's tables; YAML front matter gives the title at most. */
final class MarkdownParser extends TextFormat {

    /** Deeper nesting is read as text: each line visits every open block, so depth would make reading quadratic. */
    private static final int DEEPEST = 100;

    private static final Parser PARSER = Parser.builder()
            .customBlockParserFactory(new TableStart())
            .maxOpenBlockParsers(DEEPEST)
            .customInlineContentParserFactory(NearbyTagEnd.FACTORY)
            .build();

    private static final Pattern FRONT_MATTER = Pattern.compile(
            "\\A---[ \t]*\n(?=[A-Za-z_][\\w -]{0,60}:|#)([\\s\\S]{0,65536}?)\n(?:---|\\.\\.\\.)[ \t]*(?:\n|\\z)");
    private static final Pattern TITLE = Pattern.compile("(?m)^title:[ \t]*(['\"]?)(.+?)\\1[ \t]*$");

    MarkdownParser(ParseLimits limits) {
        super("text/markdown", limits);
    }

    @Override
    @Nullable String read(String text, TextWriter out) {
        Matcher matter = FRONT_MATTER.matcher(text);
        boolean found = matter.find();
        MarkdownBlocks blocks = new MarkdownBlocks(out);
        String body = found ? text.substring(matter.end()) : text;
        blocks.write(PARSER.parse(LongParagraphs.divided(body)));
        if (blocks.title() != null || !found) {
            return blocks.title();
        }
        Matcher title = TITLE.matcher(matter.group(1));
        return title.find() ? title.group(2) : null;
    }
}
