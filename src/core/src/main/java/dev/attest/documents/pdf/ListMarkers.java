package dev.attest.documents.pdf;

import dev.attest.documents.pdf.Item.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The signs, figures and letters that items of a list begin with. */
final class ListMarkers {

    private static final Pattern SIGN = Pattern.compile("[•‣⁃▪▫◦●○■□◆❖➢✓✔∗·–—*-]\\s+\\S.*", Pattern.DOTALL);
    private static final Pattern COUNT = Pattern.compile(
            "(?:\\(?\\d{1,3}[.)]|\\(?[a-zA-Z][.)]|\\(?[ivx]{1,5}[.)]|\\[\\d{1,3}])\\s+\\S.*", Pattern.DOTALL);
    private static final Pattern FIRST = Pattern.compile("\\(?[1aAi][.)]\\s.*|\\[1]\\s.*", Pattern.DOTALL);

    private static final Pattern ALONE =
            Pattern.compile("[•‣⁃▪▫◦●○■□◆❖➢✓✔∗·–—*-]|\\(?(?:\\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)]|\\[\\d{1,3}]");

    /** In sizes of the font: how far from its marker an item may begin. */
    private static final float FARTHEST = 4;

    private ListMarkers() {}

    static boolean opens(Line line) {
        String text = line.text();
        return SIGN.matcher(text).matches() || COUNT.matcher(text).matches();
    }

    static boolean isSign(Line line) {
        return SIGN.matcher(line.text()).matches();
    }

    /** Whether it begins with a sign that no program is written with. */
    static boolean isTypographic(Line line) {
        return isSign(line) && line.text().charAt(0) > 127;
    }

    static boolean isFirst(Line line) {
        return FIRST.matcher(line.text()).matches();
    }

    /** The same items, those that are only a marker reaching up to what they mark, so that no column ends between. */
    static List<Item> tied(List<Item> items) {
        List<Item> tied = new ArrayList<>();
        for (Row row : Rows.of(items)) {
            for (int i = 0; i < row.items().size(); i++) {
                Item item = row.items().get(i);
                boolean marks = item.segment() != null
                        && i + 1 < row.items().size()
                        && isMarker(item.segment())
                        && row.items().get(i + 1).x() - item.end()
                                < FARTHEST * item.segment().size();
                tied.add(marks ? item.upTo(row.items().get(i + 1).x()) : item);
            }
        }
        return tied;
    }

    /** Whether a segment is a marker and nothing else. */
    static boolean isMarker(Segment segment) {
        return ALONE.matcher(segment.text()).matches();
    }
}
