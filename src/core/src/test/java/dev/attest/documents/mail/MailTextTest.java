package dev.attest.documents.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.Attachment;
import dev.attest.documents.Extraction;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.Parser;
import dev.attest.documents.Source;
import dev.attest.documents.text.TextParsers;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Which words of a mail are read, and in which characters. */
class MailTextTest {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final String HEAD = "From: a@example.org\nSubject: Words\nMIME-Version: 1.0\n";

    private final Parser parser = MailParsers.all(ParseLimits.DEFAULT, TextParsers.bodies(ParseLimits.DEFAULT))
            .get(0);

    @ParameterizedTest
    @ValueSource(strings = {"", "Content-Type: text/plain\n", "Content-Type: text/plain; charset=us-ascii\n"})
    void readsLettersOfOneByteThatNoCharsetExplainsAndSaysSo(String type) {
        Extraction mail = read(type + "Content-Transfer-Encoding: 8bit\n\nGrüße – „wörtlich“, 5 €\n", WINDOWS_1252);
        assertThat(mail.text()).contains("Grüße – „wörtlich“, 5 €");
        assertThat(mail.warnings()).singleElement().asString().contains("windows-1252");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iso-8859-1", "ISO-8859-1", "windows-1252"})
    void readsLatin1AsItsSuperset(String charset) {
        Extraction mail = read("Content-Type: text/plain; charset=" + charset + "\n\n“5 €” – ü\n", WINDOWS_1252);
        assertThat(mail.text()).contains("“5 €” – ü");
        assertThat(mail.warnings()).isEmpty();
    }

    @Test
    void readsUtf8WhateverTheMailDeclares() {
        Extraction mail = read("Content-Type: text/plain; charset=iso-8859-1\n\nGrüße, 5 €\n", UTF_8);
        assertThat(mail.text()).contains("Grüße, 5 €");
        assertThat(mail.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-2022-JP", "Shift_JIS", "KOI8-R"})
    void readsOtherCharsetsAsDeclared(String charset) {
        String words = charset.equals("KOI8-R") ? "Привет, мир" : "東京の天気";
        Extraction mail =
                read("Content-Type: text/plain; charset=" + charset + "\n\n" + words + "\n", Charset.forName(charset));
        assertThat(mail.text()).contains(words);
        assertThat(mail.warnings()).isEmpty();
    }

    @Test
    void losesOnlyTheBytesThatAreDamagedInUtf8() {
        byte[] damaged = (HEAD + "Content-Type: text/plain; charset=utf-8\n\nGrüße aus Köln~\n").getBytes(UTF_8);
        damaged[damaged.length - 2] = (byte) 0xE4;
        assertThat(read(damaged).text()).contains("Grüße aus Köln\uFFFD");
    }

    @Test
    void readsAPageInTheCharsetThePageDeclares() {
        String page = "Content-Type: text/html\n\n<meta charset=koi8-r><p>Привет</p>\n";
        assertThat(read(page, Charset.forName("KOI8-R")).text()).contains("Привет");
    }

    @Test
    void readsAMailWithNulCharacters() {
        Extraction mail = read("\nFirst\0 words.\n\nSecond words.\0\0\0\n", UTF_8);
        assertThat(mail.text()).contains("First  words.", "Second words.").doesNotContain("\0");
    }

    @Test
    void leavesABodyThatIsNoTextAndKeepsTheRest() {
        Extraction mail = read("\n" + "\u0001\u0002".repeat(50) + "\n", UTF_8);
        assertThat(mail.text()).contains("Words").doesNotContain("\u0001");
        assertThat(mail.warnings()).singleElement().asString().contains("control characters");
    }

    @Test
    void readsALineOfTwentyThousandQuotationMarks() {
        assertThat(read("\n" + ">".repeat(20_000) + " words\n", UTF_8).text()).contains("words");
    }

    @Test
    void keepsFilesAttachedToTheAlternativeThatIsNotRead() {
        String page = "<table><tr><th>Part</th><th>Price</th></tr><tr><td>SK-1</td><td>40</td></tr></table>";
        Extraction mail = alternative(
                part("text/plain", "", "Part SK-1"),
                part("text/plain", "Content-Disposition: attachment; filename=log.txt\n", "Logged."),
                part("text/plain", "Content-Disposition: inline; filename=notes.txt\n", "Noted."),
                part("text/html", "", page));
        assertThat(mail.text()).contains("Part: SK-1 | Price: 40").doesNotContain("Noted.");
        assertThat(mail.attachments()).extracting(Attachment::name).containsExactly("log.txt", "notes.txt");
    }

    @Test
    void readsATextWithAFileNameWhereItIsAllTheMailSays() {
        String named = "Content-Type: text/plain\nContent-Disposition: inline; filename=body.txt\n\nAll there is.\n";
        Extraction mail = read(named, UTF_8);
        assertThat(mail.text()).contains("All there is.");
        assertThat(mail.attachments()).isEmpty();
    }

    @Test
    void readsThePageWhereThePlainTextIsAStub() {
        String page = "<style>p { color: red }</style><p>" + "Many words of the page. ".repeat(20) + "</p>";
        String stub = "See https://example.org/a/very/long/address/that/says/nothing/to/anybody";
        assertThat(alternative(part("text/plain", "", stub), part("text/html", "", page))
                        .text())
                .contains("Many words of the page.")
                .doesNotContain("See");
        assertThat(alternative(part("text/plain", "", " "), part("text/html", "", page))
                        .text())
                .contains("Many words of the page.");
    }

    @Test
    void styleSheetsAreNoWordsOfThePage() {
        String page = "<style>" + "p { color: red }\n".repeat(100) + "</style><p>Yes.</p>";
        assertThat(alternative(part("text/plain", "", "Yes, plainly."), part("text/html", "", page))
                        .text())
                .contains("Yes, plainly.");
    }

    @Test
    void namesEveryMailInsideSoThatItIsKnownForOne() {
        String inner = "From: b@example.org\nSubject: Inner\n\nInside.\n";
        Extraction mail = read(
                "Content-Type: multipart/mixed; boundary=b\n\n"
                        + part(
                                "message/rfc822",
                                "Content-Disposition: attachment; filename=\"Forwarded message\"\n",
                                inner)
                        + part("message/rfc822", "", inner.replace("Inner", "Offer 3/4"))
                        + "--b--\n",
                UTF_8);
        assertThat(mail.attachments())
                .extracting(Attachment::name)
                .containsExactly("Forwarded message.eml", "Offer 3-4.eml");
    }

    @Test
    void readsAMailThatAMailboxPutALineAbove() {
        byte[] mail = ("From a@example.org Mon Mar  3 09:12:00 2025\n" + HEAD + "\nText.\n").getBytes(UTF_8);
        assertThat(read(mail).text()).contains("Words", "Text.");
    }

    @Test
    void manyMailsAtOnceDoNotWaitForEachOther() {
        int many = 4 * Schedulers.DEFAULT_BOUNDED_ELASTIC_SIZE;
        byte[] mail = (HEAD + "\nText.\n").getBytes(UTF_8);
        List<Extraction> read = Flux.range(0, many)
                .flatMap(i -> parser.parse(new Source("m.eml", "message/rfc822", mail)), many)
                .collectList()
                .block(Duration.ofSeconds(30));
        assertThat(read).hasSize(many);
    }

    private static String part(String type, String fields, String content) {
        return "--b\nContent-Type: " + type + "\n" + fields + "\n" + content + "\n";
    }

    private Extraction alternative(String... parts) {
        return read("Content-Type: multipart/alternative; boundary=b\n\n" + String.join("", parts) + "--b--\n", UTF_8);
    }

    private Extraction read(String rest, Charset charset) {
        return read((HEAD + rest).getBytes(charset));
    }

    private Extraction read(byte[] mail) {
        Extraction read =
                parser.parse(new Source("m.eml", "message/rfc822", mail)).block();
        assertThat(read).isNotNull();
        return read;
    }
}
