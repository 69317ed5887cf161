package dev.attest.whole;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** PDF files, sound and otherwise. */
final class BadPdfs {

    private static final int MANY = 5_000;

    private BadPdfs() {}

    private interface Change {
        void to(PDDocument document) throws IOException;
    }

    /** One page for each line, all of them changed before they are written. */
    private static byte[] pdf(Change change, String... lines) {
        try (PDDocument document = new PDDocument()) {
            var resources = new PDResources();
            resources.put(COSName.getPDFName("F"), new PDType1Font(FontName.HELVETICA));
            for (int i = 0; i < lines.length; i++) {
                PDPage page = new PDPage();
                page.setResources(resources);
                // Lines in one place of all pages would be taken for a running title.
                int y = 150 + (i * 137) % 500;
                byte[] content =
                        "BT /F 11 Tf 72 %d Td (%s) Tj ET".formatted(y, lines[i]).getBytes(ISO_8859_1);
                page.getCOSObject().setItem(COSName.CONTENTS, packed(content, 1));
                document.addPage(page);
            }
            change.to(document);
            var out = new ByteArrayOutputStream();
            // As older programs write it: what is left of a file that is cut off can then be read.
            document.save(out, CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static COSStream packed(byte[] content, int times) throws IOException {
        var stream = new COSStream();
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            for (int i = 0; i < times; i++) {
                out.write(content);
            }
        }
        return stream;
    }

    static byte[] sound(String... lines) {
        return pdf(document -> {}, lines);
    }

    /** The first part of a file. */
    static byte[] cut(byte[] file, double part) {
        return Arrays.copyOf(file, (int) (part * file.length));
    }

    static byte[] protectedWith(String password) {
        return pdf(
                document -> {
                    var policy = new StandardProtectionPolicy("owner", password, new AccessPermission());
                    policy.setEncryptionKeyLength(128);
                    document.protect(policy);
                },
                "Only for those who know the word.");
    }

    /** The root of the page tree is its own kid. */
    static byte[] cyclic() {
        return pdf(
                document -> {
                    COSDictionary root =
                            document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.PAGES);
                    root.getCOSArray(COSName.KIDS).add(root);
                    root.setInt(COSName.COUNT, 1_000_000);
                },
                "A page before the tree bites its tail.");
    }

    static byte[] manyPages() {
        String[] lines = new String[MANY];
        Arrays.setAll(lines, i -> "Item " + (i + 1));
        return sound(lines);
    }

    /** A few hundred kilobytes whose only page unpacks to 256 MiB of spaces. */
    static byte[] streamBomb() {
        byte[] spaces = new byte[1 << 20];
        Arrays.fill(spaces, (byte) ' ');
        return pdf(
                document -> document.getPage(0).getCOSObject().setItem(COSName.CONTENTS, packed(spaces, 256)),
                "Overwritten");
    }

    static byte[] form(String xfa, String line) {
        return pdf(
                document -> {
                    var form = new COSDictionary();
                    form.setItem(COSName.XFA, packed(xfa.getBytes(ISO_8859_1), 1));
                    form.setItem(COSName.FIELDS, new COSArray());
                    document.getDocumentCatalog().getCOSObject().setItem(COSName.ACRO_FORM, form);
                },
                line);
    }
}
