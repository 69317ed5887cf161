package dev.attest.documents;

/**
 * A rectangle on a page, in PDF points (1/72 inch), as the page is displayed.
 *
 * @param page from 1
 * @param x left edge, from the page's left edge
 * @param y top edge, from the page's top edge
 */
public record Box(int page, double x, double y, double width, double height) {

    public Box {
        if (page < 1 || !(width >= 0) || !(height >= 0)) {
            throw new IllegalArgumentException(
                    "Not a box: page " + page + ", " + width + " by " + height + " points at " + x + ", " + y);
        }
    }
}
