package dev.attest.judging.local;

import dev.attest.documents.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The text of all sources of a sentence, read once. */
final class Source {

    /**
     * A part that is encoded by itself.
     *
     * @param words with their places in the whole text
     */
    record Piece(String text, int start, List<Word> words, Set<String> stems) {}

    private final List<Word> words;
    private final List<Piece> pieces = new ArrayList<>();
    private final Map<String, List<Integer>> places = new HashMap<>();
    private final Map<String, Integer> frequencies = new HashMap<>();
    private final Set<String> forms = new HashSet<>();

    Source(String text) {
        words = Word.of(text);
        for (int i = 0; i < words.size(); i++) {
            places.computeIfAbsent(words.get(i).stem(), stem -> new ArrayList<>())
                    .add(i);
            forms.add(words.get(i).lower());
        }
        cut(text);
    }

    private void cut(String text) {
        int next = 0;
        for (Span span : Pieces.of(text)) {
            var inside = new ArrayList<Word>();
            for (; next < words.size() && words.get(next).start() < span.end(); next++) {
                inside.add(words.get(next));
            }
            if (inside.isEmpty()) {
                continue;
            }
            var stems = new HashSet<String>();
            inside.forEach(word -> stems.add(word.stem()));
            stems.forEach(stem -> frequencies.merge(stem, 1, Integer::sum));
            pieces.add(new Piece(span.of(text), span.start(), inside, stems));
        }
    }

    List<Word> words() {
        return words;
    }

    List<Piece> pieces() {
        return pieces;
    }

    boolean has(String stem) {
        return places.containsKey(stem);
    }

    /** Whether the very form, in lower case, stands there. */
    boolean hasForm(String lower) {
        return forms.contains(lower);
    }

    /** Indexes of the words with the stem, ascending. */
    List<Integer> places(String stem) {
        return places.getOrDefault(stem, List.of());
    }

    /** How much a word tells: 1 for one in every piece, about 2 for one in none, by inverse frequency over the pieces. */
    double weight(String stem) {
        int all = pieces.size();
        return 1 + Math.log((all + 1) / (frequencies.getOrDefault(stem, 0) + 0.5)) / Math.log(all + 2.0);
    }
}
