package dev.attest.eval.datasets.drafts;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.Sample.Gold;
import dev.attest.eval.datasets.GoldQuotes;
import java.util.List;

/** Shows where a quote stands. */
final class QuoteInContext {

    /** Characters shown on either side. */
    private static final int AROUND = 200;

    private final PassageSource source;

    QuoteInContext(PassageSource source) {
        this.source = source;
    }

    /** The quote between brackets, with what stands around it; alone, and why, where its document is not at hand. */
    String of(Gold gold) {
        String quote = GoldQuotes.flat(gold.quote());
        String text = GoldQuotes.flat(String.join("\n", passages(gold.document())));
        int start = text.indexOf(quote);
        if (start >= 0) {
            return around(text, start, start + quote.length());
        }
        return "[[" + quote + "]] – not found in " + gold.document();
    }

    private static String around(String text, int start, int end) {
        int from = Math.max(0, start - AROUND);
        int to = Math.min(text.length(), end + AROUND);
        return (from > 0 ? "…" : "")
                + text.substring(from, start)
                + "[["
                + text.substring(start, end)
                + "]]"
                + text.substring(end, to)
                + (to < text.length() ? "…" : "");
    }

    private List<String> passages(String document) {
        try {
            return source.passages(document);
        } catch (EvalFailure e) {
            return List.of();
        }
    }
}
