package dev.attest.documents.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.Attachment;
import dev.attest.documents.Extraction;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.Parser;
import dev.attest.documents.ParserContract;
import dev.attest.documents.text.TextParsers;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MsgParserTest extends ParserContract {

    @Override
    protected Parser parser() {
        return new MsgParser(ParseLimits.DEFAULT, new LetterWriter(TextParsers.bodies(ParseLimits.DEFAULT)));
    }

    @Override
    protected String mediaType() {
        return "application/vnd.ms-outlook";
    }

    @Override
    protected byte[] readable() {
        return new OutlookFile()
                .text("0037", "Kalibrering 😀")
                .text("0C1A", "Sølvi Aas")
                .text("0C1F", "solvi@example.org")
                .text("0E04", "Ragna Moe")
                .text("1000", "First paragraph.\r\n\r\nSecond paragraph.\r\n")
                .time("0039", Instant.parse("2025-03-03T08:12:00Z"))
                .attach("sheet.csv", "text/csv", "Part,Price\nSK-1,40\n".getBytes(UTF_8))
                .bytes();
    }

    @Override
    protected byte[] withoutText() {
        return new OutlookFile().bytes();
    }

    @Override
    protected byte[] broken() {
        return "\u00d0\u00cf\u0011\u00e0 cut short".getBytes(UTF_8);
    }

    @Test
    void writesSubjectAndHeadersFirst() {
        Extraction extraction = parse(readable());
        assertThat(extraction.title()).isEqualTo("Kalibrering 😀");
        assertThat(blocks(extraction))
                .containsExactly(
                        "Kalibrering 😀",
                        "From: Sølvi Aas <solvi@example.org> | To: Ragna Moe | Date: Mon, 3 Mar 2025 08:12:00 +0000",
                        "First paragraph.",
                        "Second paragraph.");
    }

    @Test
    void handsOnAttachments() {
        assertThat(parse(readable()).attachments())
                .containsExactly(new Attachment("sheet.csv", "text/csv", "Part,Price\nSK-1,40\n".getBytes(UTF_8)));
    }

    @Test
    void handsOnAMailInsideAMailAsAFileThatCanBeReadAlone() {
        byte[] outer = new OutlookFile()
                .text("0037", "Outer")
                .text("1000", "See below.")
                .attachMail("Inner", new OutlookFile().text("0037", "Inner").text("1000", "Inside."))
                .bytes();
        List<Attachment> attachments = parse(outer).attachments();
        assertThat(attachments).extracting(Attachment::name).containsExactly("Inner.msg");
        assertThat(blocks(parse(attachments.get(0).bytes()))).containsExactly("Inner", "Inside.");
    }

    @Test
    void readsThePageWhereThereIsNoPlainText() {
        byte[] mail = new OutlookFile()
                .text("0037", "Page")
                .binary("1013", "<p>Words of the page.</p>".getBytes(UTF_8))
                .bytes();
        assertThat(blocks(parse(mail))).containsExactly("Page", "Words of the page.");
    }

    @Test
    void readsThePageWhereItHoldsATableWithHeadersOrThePlainTextIsAStub() {
        String table = "<table><tr><th>Part</th><th>Price</th></tr><tr><td>SK-1</td><td>40</td></tr></table>";
        assertThat(blocks(parse(both("Part SK-1", table)))).contains("Part: SK-1 | Price: 40");
        assertThat(blocks(parse(both("See the page", "<p>" + "Words of the page. ".repeat(20) + "</p>"))))
                .doesNotContain("See the page");
        assertThat(blocks(parse(both("Plain words.", "<p>Page words.</p>")))).contains("Plain words.");
    }

    @Test
    void readsAPageInTheCharactersItIsWrittenIn() {
        assertThat(blocks(parse(both("", "<p>Grüße, 5 €</p>")))).contains("Grüße, 5 €");
    }

    private static byte[] both(String plain, String page) {
        return new OutlookFile()
                .text("0037", "Both")
                .text("1000", plain)
                .binary("1013", page.getBytes(UTF_8))
                .bytes();
    }

    @Test
    void countsTheAttachmentsItLeaves() {
        OutlookFile mail = new OutlookFile().text("0037", "Many").attachObject("Sheet object");
        for (int i = 0; i < 4; i++) {
            mail.attach(i + ".csv", "text/csv", new byte[] {'a'}).attachPicture("logo.png");
        }
        ParseLimits few = new ParseLimits(1_000_000, 1 << 20, 100, 50, 3);
        Extraction extraction = new MsgParser(few, new LetterWriter(TextParsers.bodies(few)))
                .parse(source(mail.bytes()))
                .block();
        assertThat(extraction.attachments()).extracting(Attachment::name).containsExactly("0.csv", "1.csv", "2.csv");
        assertThat(extraction.warnings())
                .satisfiesExactly(
                        beyond -> assertThat(beyond).contains("more than 3", "the last 1 were not read"),
                        object -> assertThat(object).contains("1 attachments that hold no file"));
    }

    private static List<String> blocks(Extraction extraction) {
        return extraction.blocks().stream()
                .map(block -> block.span().of(extraction.text()))
                .toList();
    }
}
