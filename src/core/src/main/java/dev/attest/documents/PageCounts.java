package dev.attest.documents;

import java.util.List;
import java.util.Optional;

/**
 * How much of a paged document is text.
 *
 * @param total all its pages, blank ones too; at least 1
 * @param withoutText pages that show something no text could be had of, such as scans
 * @param recognised pages whose text character recognition read
 */
public record PageCounts(int total, int withoutText, int recognised) {

    public PageCounts {
        if (total < 1 || withoutText < 0 || recognised < 0 || withoutText + recognised > total) {
            throw new IllegalArgumentException("Not counts of pages: " + total + " in all, " + withoutText
                    + " without text, " + recognised + " recognised");
        }
    }

    /** The counts of these pages; empty for a format without pages. */
    public static Optional<PageCounts> of(List<PageLayout> pages) {
        return pages.isEmpty()
                ? Optional.empty()
                : Optional.of(new PageCounts(
                        pages.size(),
                        count(pages, PageLayout.Origin.NONE),
                        count(pages, PageLayout.Origin.RECOGNISED)));
    }

    private static int count(List<PageLayout> pages, PageLayout.Origin origin) {
        return (int) pages.stream().filter(page -> page.origin() == origin).count();
    }
}
