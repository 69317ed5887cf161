package dev.attest.documents.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.Attachment;
import dev.attest.documents.Extraction;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.Parser;
import dev.attest.documents.ParserContract;
import dev.attest.documents.Source;
import dev.attest.documents.UnreadableDocument.Reason;
import dev.attest.documents.text.TextParsers;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class EmlParserTest extends ParserContract {

    private static final String HEAD = """
            From: =?UTF-8?Q?S=C3=B8lvi_Aas?= <solvi@example.org>
            To: "Moe, Ragna" <ragna@example.org>,
             Olav <olav@example.org>
            Subject: =?UTF-8?B?S2FsaWJyZXJpbmcg8J+YgA==?=
            Date: Mon, 3 Mar 2025 09:12:00 +0100
            Message-ID: <1@example.org>
            MIME-Version: 1.0
            """;

    @Override
    protected Parser parser() {
        return parser(ParseLimits.DEFAULT);
    }

    private static Parser parser(ParseLimits limits) {
        return new EmlParser(limits, new LetterWriter(TextParsers.bodies(limits)));
    }

    @Override
    protected String mediaType() {
        return "message/rfc822";
    }

    @Override
    protected byte[] readable() {
        return mail("Content-Type: text/plain; charset=utf-8\n\nFirst paragraph, 😀.\n\nSecond paragraph.\n")
                .getBytes(UTF_8);
    }

    @Override
    protected byte[] withoutText() {
        return "MIME-Version: 1.0\n\n".getBytes(UTF_8);
    }

    @Override
    protected byte[] broken() {
        return "Nothing: known\n\nhere".getBytes(UTF_8);
    }

    private static String mail(String rest) {
        return HEAD + rest;
    }

    @Test
    void writesSubjectAndHeadersFirst() {
        Extraction extraction = parse(readable());
        assertThat(extraction.title()).isEqualTo("Kalibrering 😀");
        assertThat(blocks(extraction))
                .startsWith(
                        "Kalibrering 😀",
                        "From: Sølvi Aas <solvi@example.org> | To: \"Moe, Ragna\" <ragna@example.org>, Olav"
                                + " <olav@example.org> | Date: Mon, 3 Mar 2025 09:12:00 +0100",
                        "First paragraph, 😀.");
    }

    @Test
    void putsEachQuotedMessageUnderAHeadingOfItsOwn() {
        Extraction extraction = parse(mail("""
                Content-Type: text/plain; charset=utf-8

                Then Thursday it is.

                On 2 March 2025, Ragna Moe wrote:
                > The bath is free on Thursday.
                >
                > On 1 March 2025,
                > Olav Skjelvik wrote:
                >> When is the bath free?
                """));
        assertThat(blocks(extraction).subList(2, 7))
                .containsExactly(
                        "Then Thursday it is.",
                        "On 2 March 2025, Ragna Moe wrote:",
                        "The bath is free on Thursday.",
                        "On 1 March 2025, Olav Skjelvik wrote:",
                        "When is the bath free?");
        assertThat(extraction.blocks().subList(3, 6)).extracting("level").containsExactly(2, 0, 3);
    }

    @Test
    void readsTheHeadOutlookPutsBeforeAQuotedMessage() {
        Extraction extraction = parse(mail("""

                Agreed.

                -----Original Message-----
                From: Ragna Moe
                Sent: 2 March 2025
                To: Olav Skjelvik
                Subject: Bath

                The bath is free.
                """));
        assertThat(blocks(extraction).subList(2, 5))
                .containsExactly(
                        "Agreed.",
                        "From: Ragna Moe · Sent: 2 March 2025 · To: Olav Skjelvik · Subject: Bath",
                        "The bath is free.");
    }

    @Test
    void readsPlainTextRatherThanThePageThatSaysTheSame() {
        assertThat(blocks(parse(alternative("Plain words.", "<p>Page words.</p>"))))
                .contains("Plain words.")
                .doesNotContain("Page words.");
    }

    @Test
    void readsThePageWhereItHoldsATableWithHeaders() {
        String page =
                "<p>Prices:</p><table><tr><th>Part</th><th>Price</th></tr><tr><td>SK-1</td><td>40</td></tr></table>";
        assertThat(blocks(parse(alternative("Prices: SK-1 40", page)))).contains("Part: SK-1 | Price: 40");
    }

    private static String alternative(String plain, String page) {
        return mail("Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n" + plain
                + "\n--b\nContent-Type: text/html; charset=utf-8\n\n" + page + "\n--b--\n");
    }

    @Test
    void handsOnAttachmentsAndLeavesPicturesOfThePage() {
        String pdf = Base64.getEncoder().encodeToString("%PDF-1.7 …".getBytes(UTF_8));
        Extraction extraction = parse(mail("""
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                See the sheet.
                --b
                Content-Type: application/pdf
                Content-Disposition: attachment; filename*=UTF-8''m%%C3%%A5ling.pdf
                Content-Transfer-Encoding: base64

                %s
                --b
                Content-Type: image/png
                Content-ID: <logo>
                Content-Transfer-Encoding: base64

                AAAA
                --b
                Content-Type: message/rfc822

                From: a@example.org
                Subject: Inner

                Inside.
                --b--
                """.formatted(pdf)));
        assertThat(extraction.attachments()).extracting(Attachment::name).containsExactly("måling.pdf", "Inner.eml");
        assertThat(extraction.attachments().get(0).bytes()).isEqualTo("%PDF-1.7 …".getBytes(UTF_8));
        assertThat(new String(extraction.attachments().get(1).bytes(), UTF_8)).contains("Subject: Inner", "Inside.");
        assertThat(blocks(extraction)).contains("See the sheet.").doesNotContain("Inside.");
    }

    @Test
    void readsAMailThatNamesACharsetNobodyKnows() {
        String mail = mail("Content-Type: text/plain; charset=x-odd\n\nSkjerøy er åpen.\n");
        assertThat(blocks(parse(mail.getBytes(ISO_8859_1)))).contains("Skjerøy er åpen.");
    }

    @Test
    void readsALineOfAMillionCharacters() {
        String line = "word ".repeat(200_000);
        assertThat(parse(mail("\n" + line)).text()).contains(line.strip());
    }

    @Test
    void refusesAnEncryptedMail() {
        String encrypted = mail("Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\n"
                + "Content-Transfer-Encoding: base64\n\nAAAA\n");
        assertRefused(encrypted.getBytes(UTF_8), Reason.ENCRYPTED);
    }

    @Test
    void refusesPartsNestedWithoutEnd() {
        StringBuilder mail = new StringBuilder(HEAD);
        for (int i = 0; i < 200; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n".formatted(i, i));
        }
        assertRefused(mail.append("\ntext\n").toString().getBytes(UTF_8), Reason.TOO_DEEP);
    }

    @Test
    void readsNoMoreAttachmentsThanAllowed() {
        StringBuilder mail = new StringBuilder(HEAD).append("Content-Type: multipart/mixed; boundary=b\n\n");
        for (int i = 0; i < 5; i++) {
            mail.append("--b\nContent-Type: text/csv; name=\"").append(i).append(".csv\"\n\na,b\n");
        }
        ParseLimits few = new ParseLimits(1_000_000, 1 << 20, 100, 50, 3);
        Source source = source(mail.append("--b--\n").toString().getBytes(UTF_8));
        StepVerifier.create(parser(few).parse(source))
                .assertNext(extraction -> {
                    assertThat(extraction.attachments())
                            .extracting(Attachment::name)
                            .containsExactly("0.csv", "1.csv", "2.csv");
                    assertThat(extraction.warnings()).singleElement().asString().contains("the last 2 were not read");
                })
                .verifyComplete();
    }

    private static List<String> blocks(Extraction extraction) {
        return extraction.blocks().stream()
                .map(block -> block.span().of(extraction.text()))
                .toList();
    }
}
