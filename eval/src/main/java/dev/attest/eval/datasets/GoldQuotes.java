package dev.attest.eval.datasets;

import dev.attest.eval.Sample;
import dev.attest.eval.Sample.Gold;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether samples rest on what the documents say. */
public final class GoldQuotes {

    private GoldQuotes() {}

    /**
     * One sentence for each quote that does not stand where it should.
     *
     * @param texts of the documents, by source key
     */
    public static List<String> complaints(List<Sample> samples, Map<String, String> texts) {
        List<String> complaints = new ArrayList<>();
        for (Sample sample : samples) {
            for (Gold gold : sample.gold()) {
                String text = texts.get(gold.document());
                if (text == null) {
                    complaints.add("%s: there is no document %s.".formatted(sample.id(), gold.document()));
                } else if (!stands(gold.quote(), text)) {
                    complaints.add("%s: %s does not say “%s”.".formatted(sample.id(), gold.document(), gold.quote()));
                }
            }
        }
        return complaints;
    }

    /**
     * Whether a text from the same document meets a gold place: it holds the quote, or is at least half of it.
     *
     * @param document its source key
     */
    public static boolean meets(Gold gold, String document, String text) {
        String wanted = flat(gold.quote());
        String given = flat(text);
        return document.equals(gold.document())
                && (given.contains(wanted) || (wanted.contains(given) && 2 * given.length() >= wanted.length()));
    }

    /** Whether a text holds a quote, white space aside. */
    public static boolean stands(String quote, String text) {
        return flat(text).contains(flat(quote));
    }

    /** White space as one space: line ends are the parser's choice. */
    public static String flat(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
