package dev.attest.documents.pdf;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.jspecify.annotations.Nullable;

/** The titles in a file's outline (its bookmarks). */
final class Outline {

    private static final int MOST_TITLES = 50_000;

    private final Map<String, Integer> titles = new HashMap<>();
    private final Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Entry> open = new ArrayDeque<>();

    private record Entry(PDOutlineItem item, int depth) {}

    private Outline() {}

    /** The depth, from 1, of each title as {@link Headings#key} writes it; a cyclic outline ends where it repeats. */
    static Map<String, Integer> of(PDDocument document) {
        Outline outline = new Outline();
        try {
            PDOutlineNode root = document.getDocumentCatalog().getDocumentOutline();
            outline.add(root == null ? null : root.getFirstChild(), 1);
            while (!outline.open.isEmpty()) {
                outline.read(outline.open.pop());
            }
        } catch (ClassCastException | IllegalArgumentException | NullPointerException e) {
            // A damaged outline is no reason not to read the pages.
            return outline.titles;
        }
        return outline.titles;
    }

    private void read(Entry entry) {
        String title = entry.item.getTitle();
        String key = title == null ? "" : Headings.key(title);
        if (!key.isEmpty()) {
            titles.merge(key, entry.depth, Math::min);
        }
        add(entry.item.getNextSibling(), entry.depth);
        add(entry.item.getFirstChild(), entry.depth + 1);
    }

    private void add(@Nullable PDOutlineItem item, int depth) {
        if (item != null && seen.size() < MOST_TITLES && seen.add(item.getCOSObject())) {
            open.push(new Entry(item, depth));
        }
    }
}
