package dev.attest.samples.pdf;

import dev.attest.samples.source.Block;
import dev.attest.samples.source.FrontMatter;
import dev.attest.samples.source.Rendering;
import dev.attest.samples.source.Source;
import dev.attest.samples.source.SourceError;
import dev.attest.samples.source.SourceWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;

/** Writes A4 PDF in one or two columns. */
public final class PdfWriter implements SourceWriter {

    @Override
    public Rendering render(Source source) throws IOException {
        try (PDDocument document = new PDDocument()) {
            FrontMatter front = source.front();
            LineBreaker breaker = new LineBreaker(
                    new Typeface(document, front.twoColumns() ? Typeface.Family.SERIF : Typeface.Family.SANS));
            Bookmarks bookmarks = new Bookmarks();
            Set<PDPage> scanned = new HashSet<>();
            try (Pages pages = new Pages(document, front.twoColumns() ? 2 : 1)) {
                Setting setting = Setting.of(source.written().words().size(), front.twoColumns());
                Body body = new Body(pages, breaker, bookmarks, setting);
                for (List<Block> stretch : stretches(source.blocks())) {
                    if (stretch.get(0) instanceof Block.Scan scan) {
                        pages.endPage();
                        scanned.addAll(ScannedPages.add(document, scan.blocks()));
                    } else {
                        body.draw(stretch);
                    }
                }
                pages.endPage();
                new RunningLines(breaker, pages.side(), front).draw(document, scanned);
            }
            bookmarks.addTo(document);
            return saved(document, front);
        } catch (IllegalArgumentException e) {
            throw new SourceError(source.path(), 1, "cannot be set as PDF: " + e.getMessage());
        }
    }

    /** Scanned parts alone, and what stands between them together. */
    private static List<List<Block>> stretches(List<Block> blocks) {
        List<List<Block>> stretches = new ArrayList<>();
        boolean afterScan = true;
        for (Block block : blocks) {
            boolean scan = block instanceof Block.Scan;
            if (scan || afterScan) {
                stretches.add(new ArrayList<>());
            }
            stretches.get(stretches.size() - 1).add(block);
            afterScan = scan;
        }
        return stretches;
    }

    private static Rendering saved(PDDocument document, FrontMatter front) throws IOException {
        Calendar date = GregorianCalendar.from(front.date().toZonedDateTime());
        PDDocumentInformation about = document.getDocumentInformation();
        about.setTitle(front.title());
        about.setAuthor(front.author());
        about.setCreator("Attest sample generator");
        about.setCreationDate(date);
        about.setModificationDate(date);
        document.getDocumentCatalog().setLanguage("en-GB");
        // Instead of one made from the clock.
        document.setDocumentId((long) front.file().hashCode());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return new Rendering(out.toByteArray(), document.getNumberOfPages(), "pages");
    }
}
