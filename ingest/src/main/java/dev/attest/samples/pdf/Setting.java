package dev.attest.samples.pdf;

/**
 * How a document's text is set: sizes in points, by how long it is and whether it has columns.
 *
 * @param leading from one baseline to the next
 * @param table the size of table text
 * @param headings sizes for the title and levels 1 to 6
 * @param chapters whether every level 1 heading begins a page
 */
record Setting(float size, float leading, float table, float[] headings, boolean chapters) {

    private static final float[] LARGE = {24, 19, 14.5f, 12.5f, 11.5f, 11, 11};
    private static final float[] SMALL = {22, 15, 12.5f, 11, 10.5f, 10.5f, 10.5f};

    static final Setting REPORT = new Setting(11, 15.6f, 9.5f, LARGE, false);
    static final Setting MANUAL = new Setting(11, 17.6f, 9.5f, LARGE, true);
    static final Setting SHEET = new Setting(10, 13, 8.5f, SMALL, false);
    static final Setting COLUMNS = new Setting(10.5f, 14.4f, 8, SMALL, false);

    private static final int SHEET_WORDS = 1_000;
    private static final int MANUAL_WORDS = 10_000;

    static Setting of(int words, boolean columns) {
        if (columns) {
            return COLUMNS;
        }
        if (words > MANUAL_WORDS) {
            return MANUAL;
        }
        return words < SHEET_WORDS ? SHEET : REPORT;
    }
}
