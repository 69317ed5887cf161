package dev.attest.documents.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.attest.documents.Extraction;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.Source;
import dev.attest.documents.UnreadableDocument;
import dev.attest.documents.UnreadableDocument.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files made to take for ever, to fill the memory, or to reach out. */
@Timeout(60)
class HostilePdfTest {

    private static final Source SOURCE = new Source("a.pdf", "application/pdf", new byte[0]);

    private static Extraction read(byte[] bytes) {
        return new PdfParser(ParseLimits.DEFAULT, null)
                .parse(new Source(SOURCE.name(), SOURCE.mediaType(), bytes))
                .block();
    }

    private static Reason refused(byte[] bytes) {
        return catchThrowableOfType(UnreadableDocument.class, () -> read(bytes)).reason();
    }

    private static COSStream packed(byte[] content) throws IOException {
        COSStream stream = new COSStream();
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(content);
        }
        return stream;
    }

    @Test
    void refusesAPageWhoseContentUnpacksWithoutEnd() throws IOException {
        byte[] spaces = new byte[70 << 20];
        Arrays.fill(spaces, (byte) ' ');
        try (PdfFile file = new PdfFile()) {
            file.page().current().getCOSObject().setItem(COSName.CONTENTS, packed(spaces));
            assertThat(refused(file.bytes())).isEqualTo(Reason.ARCHIVE_BOMB);
        }
    }

    @Test
    void refusesAnObjectStreamThatUnpacksWithoutEnd() throws IOException {
        try (PdfFile file = new PdfFile()) {
            COSStream stream = packed(new byte[70 << 20]);
            stream.setName(COSName.TYPE, "ObjStm");
            stream.setInt(COSName.N, 1);
            stream.setInt(COSName.FIRST, 4);
            file.page().text(PdfFile.PLAIN, 11, 72, 100, "Text.");
            file.current().getCOSObject().setItem(COSName.getPDFName("Own"), stream);
            assertThat(refused(file.bytes())).isEqualTo(Reason.ARCHIVE_BOMB);
        }
    }

    @Test
    void refusesFormsThatDrawEachOtherOverAndOver() throws IOException {
        try (PdfFile file = new PdfFile()) {
            COSStream form = packed("/F Do /F Do /F Do".getBytes(StandardCharsets.US_ASCII));
            form.setItem(COSName.TYPE, COSName.XOBJECT);
            form.setItem(COSName.SUBTYPE, COSName.FORM);
            form.setItem(COSName.BBOX, new PDRectangle(10, 10));
            COSDictionary objects = new COSDictionary();
            objects.setItem(COSName.F, form);
            COSDictionary resources = new COSDictionary();
            resources.setItem(COSName.XOBJECT, objects);
            form.setItem(COSName.RESOURCES, resources);
            file.page().current().getCOSObject().setItem(COSName.RESOURCES, resources);
            file.current()
                    .getCOSObject()
                    .setItem(COSName.CONTENTS, packed("/F Do".getBytes(StandardCharsets.US_ASCII)));
            assertThat(refused(file.bytes())).isEqualTo(Reason.ARCHIVE_BOMB);
        }
    }

    @Test
    void readsFiveThousandPagesAndOneOfTheLargestSize() throws IOException {
        try (PdfFile file = new PdfFile()) {
            file.page().text(PdfFile.PLAIN, 11, 72, 100, "The first page of all.");
            COSDictionary resources = file.current().getResources().getCOSObject();
            COSName font =
                    resources.getCOSDictionary(COSName.FONT).keySet().iterator().next();
            for (int i = 1; i < 5000; i++) {
                String shown =
                        "BT /%s 11 Tf 14 TL 72 500 Td (Page number %d says that it) Tj T* (is one of many.) Tj ET"
                                .formatted(font.getName(), i);
                COSStream content = new COSStream();
                try (OutputStream out = content.createOutputStream()) {
                    out.write(shown.getBytes(StandardCharsets.US_ASCII));
                }
                COSDictionary page = file.page().current().getCOSObject();
                page.setItem(COSName.RESOURCES, resources);
                page.setItem(COSName.CONTENTS, content);
            }
            PDPage large = new PDPage(new PDRectangle(14_400_000, 14_400_000));
            file.document.addPage(large);
            Extraction extraction = read(file.bytes());
            assertThat(extraction.pages()).hasSize(5001);
            assertThat(extraction.text()).contains("Page number 4999 says that it is one of");
        }
    }

    @Test
    void fetchesNothingThatAFormNames() throws IOException {
        try (PdfFile file = new PdfFile()) {
            file.page().text(PdfFile.PLAIN, 11, 72, 100, "Text of the page.");
            String xfa =
                    "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><xdp>&e;</xdp>";
            COSDictionary form = new COSDictionary();
            form.setItem(COSName.XFA, packed(xfa.getBytes(StandardCharsets.US_ASCII)));
            form.setItem(COSName.FIELDS, new COSArray());
            file.document.getDocumentCatalog().getCOSObject().setItem(COSName.ACRO_FORM, form);
            assertThat(read(file.bytes()).text()).isEqualTo("Text of the page.");
        }
    }
}
