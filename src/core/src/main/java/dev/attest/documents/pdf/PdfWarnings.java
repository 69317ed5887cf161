package dev.attest.documents.pdf;

import dev.attest.documents.PageLayout.Origin;
import dev.attest.documents.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;

/** What the person who uploaded a file should know about how it was read. */
final class PdfWarnings {

    private static final int END_OF_FILE = 2048;
    private static final double MOST_UNREADABLE = 0.3;
    private static final int MOST_NODES = 10_000;

    private final Source source;
    private final boolean recognises;
    private final List<String> warnings = new ArrayList<>();
    private long unreadable;
    private long readable;

    PdfWarnings(Source source, boolean recognises) {
        this.source = source;
        this.recognises = recognises;
    }

    List<String> all() {
        return warnings;
    }

    void count(PageInk ink, PageText page) {
        unreadable += ink.unreadableCount();
        readable += ink.count();
    }

    /** Why a file without any text cannot be read. */
    String noText(List<PageText> pages) {
        boolean pictures = pages.stream().anyMatch(PdfParser::isPicture);
        if (unreadable > 0) {
            return source.shownName() + " shows text whose characters it does not tell: its fonts have no table of"
                    + " them. Print it to a new PDF with character recognition and upload that.";
        }
        if (!pictures) {
            return source.shownName() + " has only blank pages. Check the file and upload it again.";
        }
        return source.shownName() + " holds pictures only, no text, on all its " + pages.size() + " pages"
                + (recognises
                        ? ", and character recognition found no word on them. Scan it again more clearly and upload that."
                        : ". Install Tesseract on the server, or run character recognition (OCR) on the file, and upload"
                                + " it again.");
    }

    void about(PDDocument document, List<PageText> pages, Effort effort) {
        aboutOrigins(pages);
        if (unreadable > MOST_UNREADABLE * (unreadable + readable)) {
            warnings.add(
                    Math.round(100.0 * unreadable / (unreadable + readable))
                            + " % of the characters cannot be told from the file's fonts; its text may be incomplete or wrong.");
        }
        if (!effort.pagesReadInPart().isEmpty()) {
            warnings.add("Damaged parts of " + PageNumbers.named(effort.pagesReadInPart()) + " could not be read.");
        }
        if (isCutOff()) {
            warnings.add("The file is cut off before its end; pages may be missing.");
        }
        int files = attachedFiles(document);
        if (files > 0) {
            warnings.add((files == 1 ? "1 file is" : files + " files are") + " attached inside the PDF and "
                    + (files == 1 ? "was" : "were") + " not read. Upload attached files on their own.");
        }
    }

    private void aboutOrigins(List<PageText> pages) {
        List<Integer> recognised = numbers(pages, Origin.RECOGNISED);
        List<Integer> pictures = numbers(pages, Origin.NONE);
        List<Integer> blank = numbers(pages, Origin.BLANK);
        if (!recognised.isEmpty()) {
            warnings.add(sentence(recognised, "was", "were") + " read by character recognition; words may be wrong.");
        }
        if (!pictures.isEmpty()) {
            warnings.add(sentence(pictures, "shows", "show") + " pictures or drawings without text"
                    + (recognises
                            ? ", in which no word was recognised."
                            : " and could not be read. With Tesseract installed on the server, text in pictures is"
                                    + " recognised."));
        }
        if (!blank.isEmpty()) {
            warnings.add(sentence(blank, "is", "are") + " blank.");
        }
    }

    /** With the count, where that is not plain from the numbers. */
    private static String sentence(List<Integer> pages, String one, String several) {
        String named = PageNumbers.named(pages);
        String count = pages.size() > 2 ? pages.size() + " pages (" + named.substring("pages ".length()) + ")" : named;
        return Character.toUpperCase(count.charAt(0)) + count.substring(1) + " " + (pages.size() == 1 ? one : several);
    }

    private static List<Integer> numbers(List<PageText> pages, Origin origin) {
        return pages.stream()
                .filter(page -> page.origin() == origin)
                .map(PageText::number)
                .toList();
    }

    private boolean isCutOff() {
        byte[] bytes = source.bytes();
        int from = Math.max(0, bytes.length - END_OF_FILE);
        return !new String(bytes, from, bytes.length - from, StandardCharsets.ISO_8859_1).contains("%%EOF");
    }

    /** Counts the names in the tree of embedded files. */
    private static int attachedFiles(PDDocument document) {
        COSDictionary names = document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.NAMES);
        COSDictionary root = names == null ? null : names.getCOSDictionary(COSName.EMBEDDED_FILES);
        List<COSDictionary> open = new ArrayList<>();
        Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        if (root != null) {
            open.add(root);
        }
        int files = 0;
        while (!open.isEmpty() && seen.size() < MOST_NODES) {
            COSDictionary node = open.remove(open.size() - 1);
            if (!seen.add(node)) {
                continue;
            }
            COSArray pairs = node.getCOSArray(COSName.NAMES);
            files += pairs == null ? 0 : pairs.size() / 2;
            COSArray kids = node.getCOSArray(COSName.KIDS);
            for (int i = 0; kids != null && i < kids.size(); i++) {
                if (kids.getObject(i) instanceof COSDictionary kid) {
                    open.add(kid);
                }
            }
        }
        return files;
    }
}
