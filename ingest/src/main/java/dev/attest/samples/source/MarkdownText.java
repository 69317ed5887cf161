package dev.attest.samples.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;

/** Reads the inline part of a block. */
final class MarkdownText {

    private final Path source;
    private final boolean keepLines;

    /** @param keepLines whether a line end in the source is a line end in the text, as in mails */
    MarkdownText(Path source, boolean keepLines) {
        this.source = source;
        this.keepLines = keepLines;
    }

    Text of(Node block) {
        List<Run> runs = new ArrayList<>();
        collect(block, false, false, runs);
        return new Text(runs);
    }

    private void collect(Node parent, boolean bold, boolean italic, List<Run> runs) {
        for (Node node : MarkdownBlocks.children(parent)) {
            if (node instanceof org.commonmark.node.Text text) {
                add(runs, text.getLiteral(), bold, italic, false);
            } else if (node instanceof Code code) {
                add(runs, code.getLiteral(), bold, italic, true);
            } else if (node instanceof StrongEmphasis) {
                collect(node, true, italic, runs);
            } else if (node instanceof Emphasis) {
                collect(node, bold, true, runs);
            } else if (node instanceof HardLineBreak) {
                add(runs, "\n", bold, italic, false);
            } else if (node instanceof SoftLineBreak) {
                add(runs, keepLines ? "\n" : " ", bold, italic, false);
            } else {
                throw new SourceError(
                        source,
                        MarkdownBlocks.line(node),
                        node.getClass().getSimpleName() + " is not part of the source format");
            }
        }
    }

    /** Joins stretches of one style: commonmark splits text at every character that might have been markup. */
    private static void add(List<Run> runs, String text, boolean bold, boolean italic, boolean code) {
        if (text.isEmpty()) {
            return;
        }
        int last = runs.size() - 1;
        if (last >= 0) {
            Run before = runs.get(last);
            if (before.bold() == bold && before.italic() == italic && before.code() == code) {
                runs.set(last, new Run(before.text() + text, bold, italic, code));
                return;
            }
        }
        runs.add(new Run(text, bold, italic, code));
    }
}
