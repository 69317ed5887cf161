package dev.attest.judging.local;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares the numbers of a claim with those of its sources, each with what it counts. */
final class Quantities {

    private final List<Word> claim;
    private final Source source;

    Quantities(Claim claim, Source source) {
        this.claim = claim.words();
        this.source = source;
    }

    /** How many numbers of the claim stand in a source, but count something else there than in the claim. */
    int moved() {
        int moved = 0;
        for (int i = 0; i < claim.size(); i++) {
            moved += isMoved(i) ? 1 : 0;
        }
        return moved;
    }

    /** Whether the word is a number of the sources beside which they never have the claim's next word, but another number. */
    boolean isMoved(int index) {
        return claim.get(index).number()
                && source.has(claim.get(index).stem())
                && counting(index).isPresent();
    }

    /** The number that a source has before the claim's next word, when none has the claim's own number there. */
    private Optional<Word> counting(int index) {
        if (index + 1 >= claim.size() || !claim.get(index + 1).content()) {
            return Optional.empty();
        }
        List<Word> words = source.words();
        List<Word> before = source.places(claim.get(index + 1).stem()).stream()
                .filter(place -> place > 0 && words.get(place - 1).number())
                .map(place -> words.get(place - 1))
                .toList();
        return before.stream()
                        .anyMatch(word -> word.stem().equals(claim.get(index).stem()))
                ? Optional.empty()
                : before.stream().findFirst();
    }

    /**
     * What the sources say where the claim has this number: before the same word, else in the same surroundings with as many
     * digits.
     */
    Optional<Word> instead(int index) {
        Optional<Word> counting = counting(index);
        return counting.isPresent() ? counting : around(index);
    }

    private Optional<Word> around(int index) {
        Set<String> own = WordFeatures.neighbours(claim, index, 3);
        Optional<Word> instead = Optional.empty();
        long most = 0;
        for (int i = 0; i < source.words().size(); i++) {
            Word other = source.words().get(i);
            if (isAlike(other, claim.get(index))) {
                Set<String> there = WordFeatures.neighbours(source.words(), i, 5);
                long shared = own.stream().filter(there::contains).count();
                if (shared > most) {
                    most = shared;
                    instead = Optional.of(other);
                }
            }
        }
        return most * 2 >= own.size() ? instead : Optional.empty();
    }

    private boolean isAlike(Word other, Word own) {
        return other.number()
                && other.stem().length() == own.stem().length()
                && claim.stream().noneMatch(word -> word.stem().equals(other.stem()));
    }
}
