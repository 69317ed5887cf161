package dev.attest.samples.pdf;

import dev.attest.samples.source.Block;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;

/** The outline: one entry for each heading, nested by level. */
final class Bookmarks {

    private record Open(int level, PDOutlineNode node) {}

    private final PDDocumentOutline outline = new PDDocumentOutline();
    private final Deque<Open> open = new ArrayDeque<>();

    Bookmarks() {
        open.push(new Open(-1, outline));
    }

    void add(Block.Heading heading, PDPage page, float top) {
        // The title is an entry beside the chapters, not the parent of all of them.
        int level = Math.max(1, heading.level());
        while (open.element().level >= level) {
            open.pop();
        }
        PDPageXYZDestination destination = new PDPageXYZDestination();
        destination.setPage(page);
        destination.setTop((int) top);
        PDOutlineItem item = new PDOutlineItem();
        item.setTitle(heading.text().plain());
        item.setDestination(destination);
        open.element().node.addLast(item);
        open.push(new Open(level, item));
    }

    void addTo(PDDocument document) {
        document.getDocumentCatalog().setDocumentOutline(outline);
    }
}
