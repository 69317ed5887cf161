package dev.attest.prediction.yaml;

import dev.attest.prediction.ModelBroken;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The keys of one group of a card, all of which are known. */
final class Fields {

    private final Entry group;
    private final Map<String, Entry> entries;

    /** @throws ModelBroken for a key that is not known, naming the one it resembles most */
    Fields(Entry group, List<String> known) {
        this.group = group;
        this.entries = group.entries();
        entries.forEach((key, entry) -> {
            if (!known.contains(key)) {
                throw entry.broken("is unknown; the nearest known key is '" + nearest(key, known) + "'");
            }
        });
    }

    Optional<Entry> optional(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** @param expected what it must be, for whoever left it out */
    Entry required(String key, String expected) {
        Entry entry = entries.get(key);
        if (entry == null) {
            throw group.broken("lacks the key '" + key + "': " + expected);
        }
        return entry;
    }

    /** The items of a list; none when it is left out. */
    <T> List<T> list(String key, Function<Entry, T> read) {
        return optional(key)
                .map(entry -> entry.items().stream().map(read).toList())
                .orElse(List.of());
    }

    private static String nearest(String key, List<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(each -> distance(key, each)))
                .orElseThrow();
    }

    /** Levenshtein's: insertions, deletions and replacements of single characters; capitals do not count. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int above = row[j];
                boolean same = Character.toLowerCase(one.charAt(i - 1)) == Character.toLowerCase(other.charAt(j - 1));
                row[j] = Math.min(Math.min(above, row[j - 1]) + 1, diagonal + (same ? 0 : 1));
                diagonal = above;
            }
        }
        return row[other.length()];
    }
}
