package dev.attest.samples;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares two texts word by word. */
final class Sequence {

    private Sequence() {}

    /** The length of the longest common subsequence, by dynamic programming. */
    static int common(List<String> a, List<String> b) {
        Map<String, Integer> numbers = new HashMap<>();
        int[] left = numbered(a, numbers);
        int[] right = numbered(b, numbers);
        int[] row = new int[right.length + 1];
        for (int word : left) {
            int diagonal = 0;
            for (int j = 1; j <= right.length; j++) {
                int above = row[j];
                row[j] = word == right[j - 1] ? diagonal + 1 : Math.max(above, row[j - 1]);
                diagonal = above;
            }
        }
        return row[right.length];
    }

    /** Some words that occur more often in the first text. */
    static List<String> missing(List<String> a, List<String> b) {
        Map<String, Integer> left = new HashMap<>();
        b.forEach(word -> left.merge(word, 1, Integer::sum));
        List<String> missing = new ArrayList<>();
        for (String word : a) {
            if (left.merge(word, -1, Integer::sum) < 0 && missing.size() < 20) {
                missing.add(word);
            }
        }
        return missing;
    }

    private static int[] numbered(List<String> words, Map<String, Integer> numbers) {
        return words.stream()
                .mapToInt(word -> numbers.computeIfAbsent(word, w -> numbers.size()))
                .toArray();
    }
}
