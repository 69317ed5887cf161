package dev.attest.whole;

import static dev.attest.whole.BadArchive.docx;
import static dev.attest.whole.BadArchive.xlsx;
import static dev.attest.whole.BadFile.fails;
import static dev.attest.whole.BadFile.ready;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** Every bad file there is a reason for, and what must come of it. */
final class BadFiles {

    /** Nothing that a parser should be able to find. */
    static final String SECRET = "zanzibar-4711";

    private static final String LIGHTHOUSE = "The lighthouse of Skarholm was painted red in 1987.";
    private static final int ENDLESS = 60 << 20;

    private BadFiles() {}

    /**
     * Files that reach out for something.
     *
     * @param address where somebody listens
     * @param secret a file that holds {@link #SECRET}
     */
    static Stream<BadFile> reachingOut(URI address, Path secret) {
        String word = BadXml.reachingOut(address, secret, BadXml.word());
        String xfa = BadXml.reachingOut(address, secret, "<xdp>%s</xdp>");
        return Stream.of(
                ready("PDF with XXE in its form", "form.pdf", () -> BadPdfs.form(xfa, "A form."), "A form."),
                fails(
                        "DOCX with XXE",
                        "xxe.docx",
                        () -> docx("").put("word/document.xml", word).bytes(),
                        "broken"),
                fails(
                        "DOCX with XXE in its relations",
                        "xxe-relations.docx",
                        () -> docx("A text.").put("_rels/.rels", word).bytes(),
                        "broken"));
    }

    static Stream<BadFile> pdfs() {
        String[] pages = new String[40];
        Arrays.setAll(pages, i -> "Sentence " + i + " stands on a page of its own.");
        byte[] whole = BadPdfs.sound(pages);
        return Stream.of(
                ready("PDF cut off near its end", "cut.pdf", () -> BadPdfs.cut(whole, 0.7), "Sentence 3 stands")
                        .warning("cut off"),
                fails("PDF cut off near its start", "stump.pdf", () -> BadPdfs.cut(whole, 0.01), "broken"),
                fails("PDF with a password", "locked.pdf", () -> BadPdfs.protectedWith("user"), "encrypted"),
                // Reading the pages until the tree bites its tail is as good as refusing it.
                ready("PDF with a cyclic page tree", "cyclic.pdf", BadPdfs::cyclic)
                        .or("broken"),
                ready("PDF of 5,000 pages", "long.pdf", BadPdfs::manyPages, "Item 1", "Item 4999"),
                fails("PDF with a stream bomb", "bomb.pdf", BadPdfs::streamBomb, "archive-bomb"));
    }

    static Stream<BadFile> disguises() {
        return Stream.of(
                ready(
                                "PDF and ZIP in one, named DOCX",
                                "both.docx",
                                () -> docx("In the archive.").behind(BadPdfs.sound("On the page.")),
                                "On the page.")
                        .warning("treated as application/pdf"),
                ready(
                                "HTML named PDF",
                                "page.pdf",
                                () -> "<!DOCTYPE html><p>A page of the web.</p>".getBytes(UTF_8),
                                "A page of the web.")
                        .warning("treated as text/html"));
    }

    static Stream<BadFile> parts() {
        return Stream.of(
                fails(
                        "DOCX with an entity bomb",
                        "entities.docx",
                        () -> docx("").put("word/document.xml", BadXml.entityBomb(BadXml.word()))
                                .bytes(),
                        "broken"),
                ready(
                                "DOCM with macros",
                                "macros.docm",
                                () -> docx("Minutes of May.")
                                        .put("word/vbaProject.bin", new byte[2000])
                                        .bytes(),
                                "Minutes of May.")
                        .warning("holds macros"),
                ready(
                                "XLSX with an embedded file",
                                "embedded.xlsx",
                                () -> xlsx("Tide", "High")
                                        .put("xl/embeddings/a.docx", docx("x").bytes())
                                        .bytes(),
                                "High")
                        .warning("holds an embedded file"));
    }

    static Stream<BadFile> archives() {
        return Stream.of(
                fails(
                        "DOCX that unpacks to 256 MiB",
                        "bomb.docx",
                        () -> docx("a")
                                .put("word/media/a.bin", new byte[256 << 20])
                                .bytes(),
                        "archive-bomb"),
                ready(
                                "DOCX with nested archives that unpack to 64 GiB",
                                "nested.docx",
                                () -> docx("The outer text.")
                                        .put("word/embeddings/a.zip", BadArchive.nested(4))
                                        .bytes(),
                                "The outer text.")
                        .warning("holds an embedded file"),
                fails(
                        "DOCX with overlapping parts",
                        "overlapping.docx",
                        () -> docx("a").overlapping(),
                        "archive-bomb"),
                ready(
                        "DOCX with parts named out of the archive",
                        "slip.docx",
                        () -> docx("Stays inside.")
                                .put("../../../../slip.txt", "x")
                                .bytes(),
                        "Stays inside."),
                fails(
                        "DOCX cut in half",
                        "half.docx",
                        () -> BadPdfs.cut(docx("a").bytes(), 0.5),
                        "broken"));
    }

    static Stream<BadFile> mails() {
        return Stream.of(
                fails("EML of 200 nested parts", "parts.eml", () -> BadMails.deepParts(200), "too-deep"),
                // The outer mail is sound; the ones inside it are documents of their own, down to a depth.
                ready("EML of 200 nested mails", "mails.eml", () -> BadMails.deepMails(200), "The words of forward 0.")
                        .or("too-deep"),
                ready(
                                "EML with an archive",
                                "archive.eml",
                                () -> BadMails.withFile("all.zip", BadArchive.nested(1)),
                                "The archive is attached.")
                        .warning("all.zip", "is not read"));
    }

    static Stream<BadFile> texts() {
        return Stream.of(
                fails("empty file", "empty.txt", () -> new byte[0], "empty"),
                // Which of the two comes first depends on how much memory its text takes.
                fails("60 MiB in one line", "endless.txt", BadFiles::endless, "too-much-text", "too-much-memory"),
                ready(
                        "text of invalid UTF-8",
                        "broken-utf8.txt",
                        () -> "The tide\u00C3( is \u00FF\u00FE\u0080 high at noon.".getBytes(ISO_8859_1),
                        "high at noon."),
                ready("UTF-16 with a mark", "le.txt", () -> ("\uFEFF" + LIGHTHOUSE).getBytes(UTF_16LE), LIGHTHOUSE),
                ready("UTF-16BE with a mark", "be.txt", () -> ("\uFEFF" + LIGHTHOUSE).getBytes(UTF_16BE), LIGHTHOUSE),
                ready("UTF-16 without a mark", "le-bare.txt", () -> LIGHTHOUSE.getBytes(UTF_16LE), LIGHTHOUSE),
                ready("UTF-16BE without a mark", "be-bare.txt", () -> LIGHTHOUSE.getBytes(UTF_16BE), LIGHTHOUSE));
    }

    static Stream<BadFile> names() {
        return Stream.of(
                named("name turned round", "report\u202Efdp.exe.txt"),
                named("name of zero-width characters", "in\u200Bvo\u200Di\uFEFFce.txt"),
                named("name that climbs", "../../../etc/passwd.txt"),
                named("name that climbs in Windows", "..\\..\\windows\\hosts.txt"),
                named("name of control characters", "bell\u0007\u001B[31mred.txt"),
                named("name of markup", "<img src=x onerror=alert(1)>.txt"));
    }

    private static BadFile named(String label, String name) {
        return ready(label, name, () -> (LIGHTHOUSE + " So says " + label + ".").getBytes(UTF_8), label);
    }

    private static byte[] endless() {
        byte[] line = new byte[ENDLESS];
        for (int i = 0; i < line.length; i++) {
            line[i] = (byte) (i % 6 == 5 ? ' ' : 'a' + i % 23);
        }
        return line;
    }
}
