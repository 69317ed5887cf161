package dev.attest.documents.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.ParserContract;
import dev.attest.documents.UnreadableDocument;
import dev.attest.documents.UnreadableDocument.Reason;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every parser of characters keeps: any mix of marks is a text. */
abstract class TextParserContract extends ParserContract {

    private static final String[] FRAGMENTS = {
        "word ",
        "Two words. ",
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "    ",
        "\t",
        "\f",
        "\u00a0",
        "\u2028",
        "\uFEFF",
        "😀",
        "&#xD83D;",
        "# ",
        "## h\n",
        "===\n",
        "---\n",
        "--- ---\n",
        "- ",
        "  - ",
        "1. ",
        "3) ",
        "> ",
        "|",
        "|a|b|\n|-|-|\n|1|2|\n",
        "```\n",
        "*",
        "**",
        "`",
        "[x](y)",
        "![alt](y)",
        "<",
        ">",
        "&amp;",
        "&nbsp;",
        "<p>",
        "</p>",
        "<br>",
        "<div>",
        "</div>",
        "<h2>",
        "</h2>",
        "<ul><li>",
        "<li>",
        "</ul>",
        "<ol start=-5>",
        "<table>",
        "<tr><td>",
        "<th rowspan=3 colspan=2>",
        "</table>",
        "<pre>\n a",
        "</pre>",
        "<img alt=' a '>",
        "<b>",
        "</b>",
        "<!-- c -->",
        "<main>",
        "</main>",
        "<article>",
        "<h1>",
        "<nav>",
        "A    B\n---  ---\n1    2\n",
        "CAPITALS ALONE\n\n",
        "2.1 Numbered\n\n",
        "---\ntitle: x\n---\n",
        "<caption> c",
        "<dd>"
    };

    @Test
    void keepsTheStructureWhateverTheFileMixes() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            StringBuilder file = new StringBuilder("start\n");
            for (int i = random.nextInt(60); i >= 0; i--) {
                file.append(FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
            }
            try {
                parse(file.toString());
            } catch (UnreadableDocument unreadable) {
                assertThat(unreadable.reason()).isEqualTo(Reason.NO_TEXT);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + file, e);
            }
        }
    }
}
