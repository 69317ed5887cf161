package dev.attest.documents.web;

import dev.attest.documents.Box;
import dev.attest.documents.Layouts.Placed;
import dev.attest.documents.Placement;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a span of a version stands.
 *
 * @param span start and end in the version's stored text, UTF-16 code units, half-open
 * @param page the one it starts on, from 1; null for formats without pages
 * @param boxes in PDF points from the top left corner of their page
 */
record BoxesJson(
        UUID documentId,
        int version,
        List<Integer> span,
        @Nullable Integer page,
        List<Box> boxes) {

    /** A few pages full; one box for each line of a whole book would be too many for one answer. */
    static final int LONGEST_SPAN = 1 << 16;

    static BoxesJson of(Placed placed) {
        return new BoxesJson(
                placed.place().version().documentId(),
                placed.place().version().version(),
                List.of(placed.place().span().start(), placed.place().span().end()),
                placed.placement().map(Placement::page).orElse(null),
                placed.placement().map(Placement::boxes).orElse(List.of()));
    }
}
