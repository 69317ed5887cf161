package dev.attest.documents;

import java.util.ArrayList;
import java.util.List;

/** A run of headings with the blocks up to the next heading; both may be empty. */
final class Section {

    /** A block with the headings above it; a heading is on its own path. */
    record Placed(Block block, List<String> path) {}

    private final List<Placed> headings = new ArrayList<>();
    private final List<Placed> body = new ArrayList<>();

    void add(Block block, List<String> path) {
        (block.kind() == Block.Kind.HEADING ? headings : body).add(new Placed(block, path));
    }

    List<Placed> headings() {
        return headings;
    }

    List<Placed> body() {
        return body;
    }

    /** The highest of its headings' levels; 0 for the text before the first heading. */
    int level() {
        return headings.stream()
                .mapToInt(heading -> heading.block().level())
                .min()
                .orElse(0);
    }
}
