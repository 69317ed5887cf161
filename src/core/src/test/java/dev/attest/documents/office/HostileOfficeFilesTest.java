package dev.attest.documents.office;

import static dev.attest.documents.office.OfficeFile.docx;
import static dev.attest.documents.office.OfficeFile.paragraph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpServer;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.Source;
import dev.attest.documents.UnreadableDocument;
import dev.attest.documents.UnreadableDocument.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives and parts made to exhaust memory, time or the stack, or to reach out of the file. */
class HostileOfficeFilesTest {

    private static final ParseLimits LIMITS = new ParseLimits(1_000_000, 64 << 20, 100, 50, 100);

    private static UnreadableDocument refused(byte[] bytes) {
        return refused(bytes, LIMITS);
    }

    private static UnreadableDocument refused(byte[] bytes, ParseLimits limits) {
        return assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> catchThrowableOfType(
                        UnreadableDocument.class,
                        () -> new DocxParser(limits)
                                .parse(new Source("x.docx", "", bytes))
                                .block()));
    }

    @Test
    void refusesAnArchiveThatUnpacksToMoreThanAllowed() {
        byte[] bomb = docx(paragraph("a"))
                .put("word/media/a.bin", new byte[100 << 20])
                .bytes();
        assertThat(bomb).hasSizeLessThan(200_000);
        assertThat(refused(bomb).reason()).isEqualTo(Reason.ARCHIVE_BOMB);
    }

    @Test
    void believesNoDeclaredSize() {
        byte[] bomb = docx(paragraph("a"))
                .put("word/media/a.bin", new byte[100 << 20])
                .bytes();
        ByteBuffer bytes = ByteBuffer.wrap(bomb).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < bomb.length - 46; at++) {
            if (bytes.getInt(at) == 0x02014b50 && bytes.getInt(at + 24) == 100 << 20) {
                bytes.putInt(at + 24, 10);
            }
        }
        assertThat(refused(bomb).reason()).isEqualTo(Reason.ARCHIVE_BOMB);
    }

    @Test
    void letsASmallFilePackWell() {
        byte[] file =
                docx(paragraph("a")).put("word/media/a.bin", new byte[10 << 20]).bytes();
        assertThat(refused(file)).isNull();
    }

    @Test
    void refusesPartsThatShareBytes() {
        byte[] bomb =
                docx(paragraph("a")).put("word/media/a.bin", new byte[1000]).bytes();
        ByteBuffer bytes = ByteBuffer.wrap(bomb).order(ByteOrder.LITTLE_ENDIAN);
        int first = -1;
        for (int at = 0; at < bomb.length - 46; at++) {
            if (bytes.getInt(at) == 0x02014b50) {
                first = first < 0 ? bytes.getInt(at + 42) : first;
                bytes.putInt(at + 42, first);
            }
        }
        assertThat(refused(bomb).reason()).isEqualTo(Reason.ARCHIVE_BOMB);
    }

    @Test
    void refusesAnArchiveOfVeryManyParts() {
        OfficeFile file = docx(paragraph("a"));
        for (int i = 0; i < 20_001; i++) {
            file.put("word/media/" + i, new byte[0]);
        }
        assertThat(refused(file.bytes()).reason()).isEqualTo(Reason.ARCHIVE_BOMB);
    }

    @Test
    void neverOpensAnArchiveInsideTheArchive() {
        byte[] inner = docx(paragraph("inner")).put("a.bin", new byte[60 << 20]).bytes();
        byte[] outer = docx(paragraph("outer"))
                .put("word/embeddings/a.docx", inner)
                .put("word/embeddings/b.zip", inner)
                .bytes();
        assertThat(refused(outer)).isNull();
    }

    @Test
    void ignoresNamesThatLeadOutOfTheArchive() {
        assertThat(refused(
                        docx(paragraph("a")).put("../../../etc/x", new byte[9]).bytes()))
                .isNull();
    }

    @Test
    void refusesXmlEntities() {
        StringBuilder entities = new StringBuilder("<!DOCTYPE w:styles [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            entities.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
        }
        String bomb = entities + "]><w:styles xmlns:w=\"x\">&a29;</w:styles>";
        assertThat(refused(docx(paragraph("a"))
                                .related("styles", "styles.xml", bomb)
                                .bytes())
                        .reason())
                .isEqualTo(Reason.BROKEN);
        assertThat(refused(docx(paragraph("a")).put("word/document.xml", bomb).bytes())
                        .reason())
                .isEqualTo(Reason.BROKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"word/document.xml", "_rels/.rels", "word/styles.xml", "docProps/core.xml"})
    void fetchesNothingFromOutsideTheFile(String part) throws IOException {
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            String address = "http://localhost:" + server.getAddress().getPort() + "/x";
            String xml = "<!DOCTYPE x SYSTEM \"" + address + "\" [<!ENTITY % p SYSTEM \"" + address + "\"> %p;"
                    + "<!ENTITY e SYSTEM \"file:///etc/hostname\">]><x>&e;</x>";
            OfficeFile file = docx(paragraph("a")).related("styles", "styles.xml", xml);
            String link = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                    + "<Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/>"
                    + "<Relationship Id=\"b\" Type=\"x/core-properties\" Target=\"docProps/core.xml\"/></Relationships>";
            byte[] bytes = file.put("_rels/.rels", link).put(part, xml).bytes();
            assertThat(refused(bytes).reason()).isEqualTo(Reason.BROKEN);
            assertThat(requests).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void refusesElementsNestedVeryDeeply() {
        String deep =
                "<w:sdt><w:sdtContent>".repeat(50_000) + paragraph("a") + "</w:sdtContent></w:sdt>".repeat(50_000);
        assertThat(refused(docx(deep).bytes()).reason()).isEqualTo(Reason.TOO_DEEP);
        String tables = "<w:tbl><w:tr><w:tc>".repeat(120) + "</w:tc></w:tr></w:tbl>".repeat(120);
        assertThat(refused(docx(paragraph("a") + tables).bytes())).isNull();
    }

    @Test
    void refusesMoreTextThanAllowed() {
        byte[] file = docx(paragraph("word ".repeat(20)).repeat(20_000)).bytes();
        assertThat(refused(file).reason()).isEqualTo(Reason.TOO_MUCH_TEXT);
    }

    @Test
    void readsStylesThatAreBasedOnEachOther() {
        byte[] file = docx(OfficeFile.styled("a", "Text"))
                .styles("<w:style w:styleId=\"a\"><w:basedOn w:val=\"b\"/></w:style>"
                        + "<w:style w:styleId=\"b\"><w:basedOn w:val=\"a\"/></w:style>")
                .bytes();
        assertThat(refused(file)).isNull();
    }

    @Test
    void readsSheetsWithSpansAndReferencesOutOfAllBounds() {
        String cells = "<x:row r=\"1048576\"><x:c r=\"XFD1\"><x:v>1</x:v></x:c><x:c r=\"ZZZZZZZZZ9\"><x:v>2</x:v></x:c>"
                + "<x:c t=\"s\"><x:v>99</x:v></x:c></x:row>";
        String merged = "<x:mergeCell ref=\"A1:XFD1048576\"/>".repeat(10_000);
        byte[] file = OfficeFile.xlsx("<x:sheetData>" + cells.repeat(1000) + "</x:sheetData><x:mergeCells>" + merged
                        + "</x:mergeCells>")
                .bytes();
        assertThatCode(() -> assertTimeoutPreemptively(
                        Duration.ofSeconds(30),
                        () -> new XlsxParser(LIMITS)
                                .parse(new Source("x", "", file))
                                .block()))
                .doesNotThrowAnyException();
    }

    @Test
    void survivesDamageAnywhere() {
        byte[] whole = docx(paragraph("Some words").repeat(50)).styles("").bytes();
        for (int at = 0; at < whole.length; at += 3) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x55;
            UnreadableDocument refusal = refused(damaged);
            assertThat(refusal == null || refusal.reason() != Reason.PARSER_CRASHED)
                    .isTrue();
        }
    }

    @Test
    void leavesNothingOnTheDisk() throws IOException {
        List<Path> before = temporary();
        byte[] file =
                docx(paragraph("a")).put("word/media/a.bin", new byte[10 << 20]).bytes();
        assertThat(refused(file)).isNull();
        ByteArrayOutputStream half = new ByteArrayOutputStream();
        half.write(file, 0, file.length / 2);
        assertThat(refused(half.toByteArray()).reason()).isEqualTo(Reason.BROKEN);
        assertThat(temporary())
                .filteredOn(path -> path.toString().contains("poi"))
                .isSubsetOf(before);
    }

    private static List<Path> temporary() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.toList();
        }
    }
}
