package dev.attest.judging.local;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Says in words what of a claim its sources lack: numbers first, then names, negation, words, and the weakest clause. */
final class Shortcomings {

    private static final int MOST = 3;
    /** Below this match a new word is no paraphrase of what a source says. */
    private static final double FOREIGN = 0.6;

    /** From these shares on a difference in negation is more than chance. */
    private static final double ADDED = 0.5;

    private static final double DROPPED = 0.4;

    private final Claim claim;
    private final Source source;
    private final double[] matches;

    /**
     * To be asked once.
     *
     * @param matches of the claim's words; NaN for an unknown one
     */
    Shortcomings(Claim claim, Source source, double[] matches) {
        this.claim = claim;
        this.source = source;
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
        var quantities = new Quantities(claim, source);
        for (int i = 0; i < claim.words().size(); i++) {
            Word word = claim.words().get(i);
            if (word.number() && (!source.has(word.stem()) || quantities.isMoved(i))) {
                reasons.add(quantities
                        .instead(i)
                        .map(other -> "The sources say " + other.text() + ", not " + word.text())
                        .orElse("The number " + word.text() + " is not in the sources"));
            }
        }
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
        Polarity polarity = Polarity.of(claim, source);
        if (polarity.added() > ADDED) {
            reasons.add("The sentence negates what the sources state");
        } else if (polarity.dropped() > DROPPED) {
            reasons.add("The sources negate what the sentence states");
        }
    }

    private void foreign(List<String> reasons) {
        List<String> foreign = IntStream.range(0, matches.length)
                .filter(i -> matches[i] < FOREIGN
                        && claim.words().get(i).content()
                        && !claim.words().get(i).negates()
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
