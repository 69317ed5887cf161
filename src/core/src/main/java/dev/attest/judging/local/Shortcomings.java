package dev.attest.judging.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Says in words what of a claim its sources lack: numbers first, then names, negation, words, and the weakest clause. */
final class Shortcomings {

    private static final int MOST = 3;
    /** Below this match a new word is no paraphrase of what a source says. */
    private static final double FOREIGN = 0.6;

    private static final double COVERED = 0.5;

    private final Claim claim;
    private final Source source;
    private final Selection selection;
    private final double[] matches;

    /**
     * To be asked once.
     *
     * @param matches of the claim's words; NaN for an unknown one
     */
    Shortcomings(Claim claim, Source source, Selection selection, double[] matches) {
        this.claim = claim;
        this.source = source;
        this.selection = selection;
        this.matches = matches;
    }

    /** One to three, weightiest first; the last resort is the clause that matches worst. */
    List<String> words() {
        var reasons = new ArrayList<String>();
        numbers(reasons);
        names(reasons);
        negation(reasons);
        if (reasons.isEmpty()) {
            foreign(reasons);
            reasons.add("No source states: '" + Clauses.weakest(claim, matches) + "'");
        }
        return List.copyOf(reasons.subList(0, Math.min(MOST, reasons.size())));
    }

    private void numbers(List<String> reasons) {
        for (int i = 0; i < claim.words().size(); i++) {
            Word word = claim.words().get(i);
            if (word.number() && !source.has(word.stem())) {
                String instead = instead(i);
                reasons.add(
                        instead.isEmpty()
                                ? "The number " + word.text() + " is not in the sources"
                                : "The sources say " + instead + ", not " + word.text());
            }
        }
    }

    /** The source's number in the same surroundings, of as many digits; empty without one that is sure enough. */
    private String instead(int index) {
        Set<String> around = WordFeatures.neighbours(claim.words(), index, 3);
        String instead = "";
        long most = 0;
        for (int i = 0; i < source.words().size(); i++) {
            Word other = source.words().get(i);
            if (other.number()
                    && other.stem().length() == claim.words().get(index).stem().length()
                    && claim.words().stream().noneMatch(word -> word.stem().equals(other.stem()))) {
                Set<String> there = WordFeatures.neighbours(source.words(), i, 5);
                long shared = around.stream().filter(there::contains).count();
                if (shared > most) {
                    most = shared;
                    instead = other.text();
                }
            }
        }
        return most * 2 >= around.size() ? instead : "";
    }

    /** Names of several words are said as one. */
    private void names(List<String> reasons) {
        var name = new StringBuilder();
        int end = -1;
        for (Word word : claim.words()) {
            if (!word.named() || source.has(word.stem())) {
                continue;
            }
            if (!name.isEmpty() && word.start() == end + 1) {
                name.append(' ').append(word.text());
            } else {
                name(name, reasons);
                name.append(word.text());
            }
            end = word.end();
        }
        name(name, reasons);
    }

    private static void name(StringBuilder name, List<String> reasons) {
        if (!name.isEmpty()) {
            reasons.add("The sources do not name '" + name + "'");
            name.setLength(0);
        }
    }

    private void negation(List<String> reasons) {
        boolean negates = claim.words().stream().anyMatch(Word::negates);
        boolean negated = selection.words().stream().anyMatch(Word::negates);
        if (negates && !negated) {
            reasons.add("The sentence negates what the sources state");
        } else if (!negates
                && selection.coverage(1) >= COVERED
                && selection.pieces().stream().limit(1).anyMatch(Shortcomings::negates)) {
            reasons.add("The sources negate what the sentence states");
        }
    }

    private static boolean negates(Source.Piece piece) {
        return piece.words().stream().anyMatch(Word::negates);
    }

    private void foreign(List<String> reasons) {
        List<String> foreign = IntStream.range(0, matches.length)
                .filter(i -> matches[i] < FOREIGN
                        && claim.words().get(i).content()
                        && !source.has(claim.words().get(i).stem()))
                .mapToObj(i -> "'" + claim.words().get(i).text() + "'")
                .distinct()
                .limit(MOST)
                .toList();
        if (!foreign.isEmpty()) {
            reasons.add("The sources do not speak of " + String.join(", ", foreign));
        }
    }
}
