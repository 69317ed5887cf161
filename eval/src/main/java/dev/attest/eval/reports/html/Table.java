package dev.attest.eval.reports.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table with a caption, headed columns and rows, that scrolls by itself where the page is narrow. */
final class Table {

    private final String caption;
    private final List<Html> heads;
    private final List<Html> rows = new ArrayList<>();

    Table(String caption, String... columns) {
        this.caption = caption;
        this.heads = Arrays.stream(columns)
                .map(column -> Html.of("<th scope=\"col\">{}</th>", column))
                .toList();
    }

    /** A row; the first cell heads it. */
    Table row(Object head, Object... cells) {
        rows.add(Html.of(
                "<tr><th scope=\"row\">{}</th>{}</tr>\n",
                head,
                Arrays.stream(cells).map(cell -> Html.of("<td>{}</td>", cell)).toList()));
        return this;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    Html html() {
        return Html.of("""
                <div class="scroll" role="region" aria-label="{}" tabindex="0"><table>
                <caption>{}</caption>
                <thead><tr>{}</tr></thead>
                <tbody>
                {}</tbody>
                </table></div>
                """, caption, caption, heads, rows);
    }
}
