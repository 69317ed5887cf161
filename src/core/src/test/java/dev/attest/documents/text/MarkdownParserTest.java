package dev.attest.documents.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.Block;
import dev.attest.documents.Extraction;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.Parser;
import dev.attest.documents.Source;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownParserTest extends TextParserContract {

    @Override
    protected Parser parser() {
        return new MarkdownParser(ParseLimits.DEFAULT);
    }

    @Override
    protected String mediaType() {
        return "text/markdown";
    }

    @Override
    protected byte[] readable() {
        return "# Grüße 😀\r\n\r\nFirst one.\r\n\r\nSecond *paragraph*.\r\n".getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected byte[] withoutText() {
        return "<!-- nothing -->\n\n---\n\n[a]: https://example.org\n".getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected byte[] broken() {
        return "# A\0B".getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "Some *em*, **strong** and `code`. ¦ Some em, strong and code.",
                "A [link](https://example.org 'title') on. ¦ A link on.",
                "An ![image of *it*](x.png) here. ¦ An image of it here.",
                "See <https://example.org/a_b>. ¦ See https://example.org/a_b.",
                "5 &lt; 6 &amp; 7&nbsp;m co&shy;operate ¦ 5 < 6 & 7 m cooperate",
                "A <b>bold</b> word<!-- no --> ¦ A bold word",
                "Half &#xD800; a pair ¦ Half \uFFFD a pair",
                "snake_case_name and 2 * 3 * 4 ¦ snake_case_name and 2 * 3 * 4"
            })
    void leavesTheTextOfInlineMarkup(String markdown, String text) {
        assertThat(parse(markdown).text()).isEqualTo(text);
    }

    @Test
    void joinsWrappedLinesAndKeepsHardBreaks() {
        assertThat(parse("one\ntwo  \nthree<br>four\n").text()).isEqualTo("one two\nthree\nfour");
    }

    @Test
    void keepsMarkersAndNestingOfLists() {
        Extraction extraction =
                parse("3. three\n4. four:\n   - inner\n     more\n   - last\n\n     Second part.\n5) other\n");
        assertThat(extraction.text())
                .isEqualTo("3. three\n4. four:\n  - inner more\n  - last\n\nSecond part.\n\n5) other");
        assertThat(extraction.blocks()).extracting(Block::level).containsExactly(1, 1, 2, 2, 0, 1);
    }

    @Test
    void writesTableRowsThatCanBeReadAlone() {
        Extraction extraction = parse("| Plan | *Price* | |\n|---|---|---|\n| A | 5 \\| 6 | x |\n| B | | |\n\nAfter.");
        assertThat(extraction.text()).isEqualTo("Plan: A | Price: 5 | 6 | x\nPlan: B\n\nAfter.");
        assertThat(extraction.blocks())
                .extracting(Block::kind)
                .containsExactly(Block.Kind.TABLE_ROW, Block.Kind.TABLE_ROW, Block.Kind.PARAGRAPH);
    }

    @Test
    void keepsCodeVerbatim() {
        Extraction extraction = parse("```java\n\n  if (a < b) {\n\n    *c*;\n  }\n```\n\n    indented  code\n");
        assertThat(extraction.text()).isEqualTo("  if (a < b) {\n\n    *c*;\n  }\n\nindented  code");
        assertThat(extraction.blocks()).extracting(Block::kind).containsOnly(Block.Kind.CODE);
    }

    @Test
    void readsRawHtmlAsAPage() {
        assertThat(parse(
                                "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>\n\n<script>x()</script>\n")
                        .text())
                .isEqualTo("A: 1 | B: 2");
    }

    @Test
    void takesTheTitleFromTheFirstHeadingElseFromFrontMatter() {
        assertThat(parse("## Sub\n\n# *Main* title\n\n# Second\n").title()).isEqualTo("Main title");
        Extraction matter = parse("---\ntitle: \"On leave\"\ntags: [a]\n---\nText.\n");
        assertThat(matter.title()).isEqualTo("On leave");
        assertThat(matter.text()).isEqualTo("Text.");
        assertThat(parse("---\ntitle: X\n---\n# Y\n").title()).isEqualTo("Y");
        assertThat(parse("Text only.").title()).isNull();
        assertThat(parse("---\n\nA rule above.\n\n---\n").text()).isEqualTo("A rule above.");
    }

    @Test
    void readsQuotationsAsParagraphs() {
        assertThat(parse("> Quoted\n> words.\n>\n> > Deeper.\n").text()).isEqualTo("Quoted words.\n\nDeeper.");
    }

    @Test
    void warnsWhenTheEncodingIsAGuess() {
        Extraction extraction = parse("Caf\u00e9 \u0080 5".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(extraction.text()).isEqualTo("Café € 5");
        assertThat(extraction.warnings()).singleElement().asString().contains("windows-1252");
    }

    @Test
    void dividesARunOfLinesThatIsTooLongForAParagraphButNoTableOrCode() {
        assertThat(parse("(one)\n".repeat(1200)).blocks()).hasSize(3);
        assertThat(parse("a | b\n--|--\n" + "1 | 2\n".repeat(1200)).blocks())
                .hasSize(1200)
                .allSatisfy(block -> assertThat(block.kind()).isEqualTo(Block.Kind.TABLE_ROW));
        assertThat(parse("```\n" + "(one)\n".repeat(1200) + "```\n").blocks()).hasSize(1);
    }

    @Test
    void readsABracketWithoutANearEndAsACharacter() {
        assertThat(parse("1 < 2 and <b>bold</b>, " + "long ".repeat(2000) + "3 > 2 <!-- no -->.")
                        .text())
                .startsWith("1 < 2 and bold, long")
                .endsWith("3 > 2 .");
    }

    @Test
    void shortensATitleNobodyWouldRead() {
        Extraction extraction = parser().parse(new Source(
                        "a.md",
                        "text/markdown",
                        ("# " + "😀".repeat(2000) + "\n\nText.").getBytes(StandardCharsets.UTF_8)))
                .block();
        assertThat(extraction.title()).hasSizeLessThanOrEqualTo(1000).endsWith("😀…");
        assertThat(extraction.text()).contains("😀".repeat(2000));
    }
}
