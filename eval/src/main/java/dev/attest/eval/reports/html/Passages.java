package dev.attest.eval.reports.html;

import dev.attest.eval.Reply;
import dev.attest.eval.reports.reading.Printable;
import java.util.List;

/** What an answer was made from. */
final class Passages {

    private static final int LONGEST = 500;
    private static final int MOST = 10;

    private Passages() {}

    static Html html(Reply reply) {
        List<Reply.Passage> passages = reply.passages();
        if (passages == null) {
            return Html.of("<h4>Passages</h4><p class=\"dim\">The target does not say what it read.</p>");
        }
        if (passages.isEmpty()) {
            return Html.of("<h4>Passages</h4><p class=\"dim\">None were found.</p>");
        }
        return Html.of(
                "<details class=\"passages\"><summary>{}</summary><ol>{}</ol>{}</details>",
                passages.size() == 1 ? "1 passage" : passages.size() + " passages",
                passages.stream()
                        .limit(MOST)
                        .map(passage -> Html.of(
                                "<li><span class=\"dim\">{}</span> {}</li>",
                                passage.document(),
                                Printable.cut(passage.text(), LONGEST)))
                        .toList(),
                Html.when(
                        passages.size() > MOST,
                        Html.of("<p class=\"dim\">{} more in <code>report.json</code>.</p>", passages.size() - MOST)));
    }
}
