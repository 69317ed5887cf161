package dev.attest.eval.datasets.drafts;

import dev.attest.eval.texts.SquadTokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Questions seen so far, so that none is asked twice in nearly the same words. */
final class Likeness {

    /** Jaccard index of their words from which two questions are alike. */
    private static final double ALIKE = 0.7;

    private final List<Set<String>> seen = new ArrayList<>();

    void add(String question) {
        seen.add(words(question));
    }

    boolean isLikeOneSeen(String question) {
        Set<String> words = words(question);
        return seen.stream().anyMatch(other -> jaccard(words, other) >= ALIKE);
    }

    private static double jaccard(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        int either = one.size() + other.size() - both.size();
        return either == 0 ? 1 : (double) both.size() / either;
    }

    private static Set<String> words(String question) {
        return Set.copyOf(SquadTokens.of(question));
    }
}
