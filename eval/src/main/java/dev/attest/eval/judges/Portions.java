package dev.attest.eval.judges;

import dev.attest.documents.Sentences;
import dev.attest.documents.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** Cuts what is too much for one call, and puts together what several brought. */
final class Portions {

    private Portions() {}

    /** A text in pieces of at most so many characters, cut between sentences; a longer sentence is cut inside. */
    static List<String> pieces(String text, int most) {
        if (text.length() <= most) {
            return List.of(text);
        }
        var pieces = new ArrayList<String>();
        int start = 0;
        int end = 0;
        for (Span sentence : Sentences.of(text)) {
            if (sentence.end() - start > most && end > start) {
                pieces.add(text.substring(start, end));
                start = sentence.start();
            }
            while (sentence.end() - start > most) {
                int cut = start + most;
                cut -= Character.isHighSurrogate(text.charAt(cut - 1)) ? 1 : 0;
                pieces.add(text.substring(start, cut));
                start = cut;
            }
            end = sentence.end();
        }
        if (end > start) {
            pieces.add(text.substring(start, end));
        }
        return pieces;
    }

    /** Items in their order, as many together as fit; one that is too large for any stands alone. */
    static <T> List<List<T>> groups(List<T> items, ToIntFunction<T> size, int room, int most) {
        var groups = new ArrayList<List<T>>();
        var group = new ArrayList<T>();
        int taken = 0;
        for (T item : items) {
            int next = size.applyAsInt(item);
            if (!group.isEmpty() && (taken + next > room || group.size() == most)) {
                groups.add(List.copyOf(group));
                group.clear();
                taken = 0;
            }
            group.add(item);
            taken += next;
        }
        if (!group.isEmpty()) {
            groups.add(List.copyOf(group));
        }
        return groups;
    }

    static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
