package dev.attest.eval.metrics;

import java.util.Comparator;
import java.util.List;

/** The word that was meant. */
final class Spelling {

    private Spelling() {}

    /** One of at least one, by the edit distance of Levenshtein (1966); words that hold what was written come first. */
    static String nearest(String written, List<String> words) {
        return words.stream()
                .min(Comparator.comparing((String word) -> !word.contains(written))
                        .thenComparingInt(word -> distance(written, word)))
                .orElseThrow();
    }

    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }
}
