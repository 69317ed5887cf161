package dev.attest.documents.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.Block;
import dev.attest.documents.Extraction;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.Parser;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HtmlParserTest extends TextParserContract {

    @Override
    protected Parser parser() {
        return new HtmlParser(ParseLimits.DEFAULT);
    }

    @Override
    protected String mediaType() {
        return "text/html";
    }

    @Override
    protected byte[] readable() {
        return "<h1>Grüße 😀</h1><p>First one.<p>Second\r\n <b>para</b>graph.".getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected byte[] withoutText() {
        return "<title>x</title><nav>Menu</nav><p>&nbsp;</p><script>x</script>".getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected byte[] broken() {
        return new byte[] {'<', 'p', '>', 0, 0, 1, 2, 3};
    }

    @Test
    void leavesOutWhatIsNotContent() {
        assertThat(parse("<header>H</header><nav>N</nav><p>Text<script>s</script><style>t</style><noscript>n</noscript>"
                                + "<template>t</template></p><div hidden>a</div><div style='display: NONE'>b</div>"
                                + "<button>c</button><aside>A</aside><footer>F</footer><!-- x -->")
                        .text())
                .isEqualTo("Text");
    }

    @Test
    void readsTheMainContentWithTheHeadingAboveIt() {
        Extraction extraction = parse("<title>T</title><header><h1>Page</h1><p>no</p></header><div>no</div>"
                + "<main><header>in</header><nav>no</nav><p>Text</p></main><p>no</p>");
        assertThat(extraction.text()).isEqualTo("Page\n\nin\n\nText");
        assertThat(extraction.title()).isEqualTo("Page");
        assertThat(parse("<p>no</p><article>A<article>B</article></article><article>C</article>")
                        .text())
                .isEqualTo("A\n\nB\n\nC");
        assertThat(parse("<main> </main><p>Rest</p>").text()).isEqualTo("Rest");
    }

    @Test
    void takesTheTitleFromTheHeadElseFromNowhere() {
        assertThat(parse("<title> A &amp; B </title><p>x").title()).isEqualTo("A & B");
        assertThat(parse("<h1 hidden>Hidden</h1><p>x").title()).isNull();
    }

    @Test
    void resolvesEntitiesAndWhiteSpaceAsABrowserDoes() {
        assertThat(parse("<p>a\n  b&nbsp;c<b> d</b>\te<span> </span> f &lt;i&gt; &euro;5 co&shy;op <img alt='pic'></p>")
                        .text())
                .isEqualTo("a b c d e f <i> €5 coop pic");
        assertThat(parse("one<br>two<br><br>three<div>four</div>five").text())
                .isEqualTo("one\ntwo\n\nthree\n\nfour\n\nfive");
    }

    @Test
    void keepsMarkersAndNestingOfLists() {
        Extraction extraction = parse(
                "<ol start=3><li>three<ul><li><p>in</p><p>more</p></li><li></li></ul><li value=9>nine<li>ten</ol><p>x");
        assertThat(extraction.text()).isEqualTo("3. three\n  - in\n\nmore\n\n9. nine\n10. ten\n\nx");
        assertThat(extraction.blocks()).extracting(Block::level).containsExactly(1, 2, 0, 1, 1, 0);
    }

    @Test
    void writesTableRowsThatCanBeReadAlone() {
        Extraction extraction = parse("<table><caption>Plans</caption><tr><th>Plan</th><th>Price</th></tr>"
                + "<tr><th>A</th><td>5<br>euros</td></tr><tr><td>B</td><td></td></tr></table>");
        assertThat(extraction.text()).isEqualTo("Plans\n\nPlan: A | Price: 5 euros\nPlan: B");
    }

    @Test
    void fillsInCellsThatSpan() {
        assertThat(parse("<table><thead><tr><th rowspan=2>Line<th colspan=2>Price<tr><th>old<th>new</thead>"
                                + "<tr><td rowspan=2>Auk<td>1<td>2<tr><td>3<td>4<tr><td colspan=2>Tern<td>5</table>")
                        .text())
                .isEqualTo("Line: Auk | Price old: 1 | Price new: 2\nLine: Auk | Price old: 3 | Price new: 4\n"
                        + "Line: Tern | Price new: 5");
    }

    @Test
    void labelsRowsOfATableWithoutColumnHeaders() {
        assertThat(parse("<table><tr><th>Weight<td>3 kg<tr><th>Depth:<td>9 m</table>")
                        .text())
                .isEqualTo("Weight: 3 kg\nDepth: 9 m");
        assertThat(parse("<table><tr><td>1<td>2<tr><td>3<td>4</table>").text()).isEqualTo("1 | 2\n3 | 4");
        assertThat(parse("<table><tr><th>Only<th>heads</table>").text()).isEqualTo("Only | heads");
    }

    @Test
    void readsTheCellsOfALayoutTableAsBlocks() {
        assertThat(parse("<table><tr><td>Left<td><table><tr><th>A<th>B<tr><td>1<td>2</table></table>")
                        .text())
                .isEqualTo("Left\n\nA: 1 | B: 2");
    }

    @Test
    void keepsPreformattedTextVerbatim() {
        Extraction extraction = parse("<p>x<pre>\n a  <b>b</b>\n\n  c &amp;\n</pre>");
        assertThat(extraction.text()).isEqualTo("x\n\n a  b\n\n  c &");
        assertThat(extraction.blocks()).extracting(Block::kind).containsExactly(Block.Kind.PARAGRAPH, Block.Kind.CODE);
    }

    @Test
    void believesTheDeclaredCharsetWhenTheBytesAreNotUtf8() {
        Extraction greek = parse("<meta charset='iso-8859-7'><p>Καλημέρα".getBytes(Charset.forName("ISO-8859-7")));
        assertThat(greek.text()).isEqualTo("Καλημέρα");
        assertThat(greek.warnings()).isEmpty();
        Extraction wrong = parse("<meta charset=utf-8><p>Café".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(wrong.text()).isEqualTo("Café");
        assertThat(wrong.warnings()).hasSize(1);
    }
}
