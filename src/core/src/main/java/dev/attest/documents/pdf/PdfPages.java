package dev.attest.documents.pdf;

import dev.attest.documents.Source;
import dev.attest.documents.UnreadableDocument;
import dev.attest.documents.UnreadableDocument.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;

/** Reads the pages of an open file one after the other; of each only its lines are kept. */
final class PdfPages {

    private static final int MOST_PAGES = 50_000;

    private final PDDocument document;
    private final StreamGuard guard;
    private final Effort effort;
    private final @Nullable PageRecognition recognition;
    private final Source source;

    PdfPages(PDDocument document, StreamGuard guard, Effort effort, @Nullable Recognition recognition, Source source) {
        this.document = document;
        this.guard = guard;
        this.effort = effort;
        this.recognition = recognition == null ? null : new PageRecognition(recognition);
        this.source = source;
    }

    List<PageText> read(PdfWarnings warnings) throws IOException {
        PageReader reader = new PageReader(effort);
        List<PageText> pages = new ArrayList<>();
        for (PDPage page : document.getPages()) {
            int number = pages.size() + 1;
            requireRoom(number);
            effort.page(number);
            guard.checkPage(page.getCOSObject());
            PageInk ink = reader.read(page);
            PageText text = PageText.of(number, PageFrame.of(page), ink);
            if (!text.hasText() && PdfParser.isPicture(text) && recognition != null) {
                text = recognition.read(document, number - 1, text);
            }
            warnings.count(ink, text);
            pages.add(text);
        }
        if (pages.isEmpty()) {
            throw new IOException("No pages");
        }
        return pages;
    }

    private void requireRoom(int number) {
        if (number > MOST_PAGES) {
            throw new UnreadableDocument(
                    Reason.TOO_MUCH_TEXT,
                    "%s has more than %,d pages, the most Attest reads from one file. Divide it and upload the parts."
                            .formatted(source.shownName(), MOST_PAGES));
        }
    }
}
