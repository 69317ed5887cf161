package dev.attest.eval.datasets.drafts;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;

/**
 * Passages in turn from all documents, so that no long one takes all questions: one of each document, then a second, and
 * so on. A document is read when its turn comes. The same seed gives the same order.
 */
final class Spread implements Iterator<Excerpt> {

    private final Deque<Pile> piles = new ArrayDeque<>();

    Spread(PassageSource source, long seed) {
        List<String> documents = new ArrayList<>(source.documents());
        Collections.shuffle(documents, new Random(seed));
        documents.forEach(document -> piles.add(new Pile(source, document, seed)));
    }

    @Override
    public boolean hasNext() {
        while (!piles.isEmpty() && piles.element().passages().isEmpty()) {
            piles.remove();
        }
        return !piles.isEmpty();
    }

    @Override
    public Excerpt next() {
        if (!hasNext()) {
            throw new NoSuchElementException("All passages were shown");
        }
        Pile pile = piles.remove();
        piles.add(pile);
        return new Excerpt(pile.document, pile.passages().remove(pile.passages().size() - 1));
    }

    /** The passages of a document that were not shown yet. */
    private static final class Pile {

        /** Characters below which a passage is a heading or a leftover. */
        private static final int TOO_SHORT = 80;

        private final PassageSource source;
        private final String document;
        private final Random random;
        private final List<String> passages = new ArrayList<>();
        private boolean read;

        Pile(PassageSource source, String document, long seed) {
            this.source = source;
            this.document = document;
            this.random = new Random(31 * seed + document.hashCode());
        }

        List<String> passages() {
            if (!read) {
                read = true;
                source.passages(document).stream()
                        .filter(passage -> passage.length() >= TOO_SHORT)
                        .forEach(passages::add);
                Collections.shuffle(passages, random);
            }
            return passages;
        }
    }
}
