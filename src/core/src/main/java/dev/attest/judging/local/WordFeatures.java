package dev.attest.judging.local;

import dev.attest.judging.local.Source.Piece;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Compares a claim with its sources word by word. */
final class WordFeatures {

    private static final int SPOTS = 40;
    private static final int BEFORE = 3;
    private static final int NEARBY = 6;

    private final Claim claim;
    private final Source source;
    private final Selection selection;

    WordFeatures(Claim claim, Source source, Selection selection) {
        this.claim = claim;
        this.source = source;
        this.selection = selection;
    }

    void into(Values values) {
        values.set(Feature.SOURCE_LENGTH, Math.log1p(source.words().size()));
        values.set(Feature.CLAIM_LENGTH, Math.log1p(claim.words().size()));
        coverage(values);
        missing(claim.numbers(), 3, Feature.NUMBERS_MISSING, Feature.NUMBERS_MISSING_SHARE, values);
        missing(claim.names(), 4, Feature.NAMES_MISSING, Feature.NAMES_MISSING_SHARE, values);
        values.set(Feature.NUMBERS_MOVED, Math.min(3, new Quantities(claim, source).moved()));
        values.set(Feature.SPEAKING, count(word -> Vocabulary.speaks(word.lower()), 4));
        values.set(Feature.TURNED, count(word -> Vocabulary.turns(word.stem()) && !source.has(word.stem()), 3));
        negation(values);
        values.set(Feature.SETTING, setting());
        values.set(Feature.PAIRS, pairs());
        values.set(Feature.SEQUENCE, sequence());
    }

    private void coverage(Values values) {
        double all = 0;
        double found = 0;
        for (Word word : claim.content()) {
            double weight = source.weight(word.stem());
            all += weight;
            found += source.has(word.stem()) ? weight : 0;
        }
        double share = all == 0 ? 0 : found / all;
        values.set(Feature.CONTENT_FOUND, share);
        values.set(
                Feature.WORDS_FOUND,
                share(
                        claim.words().stream()
                                .filter(word -> source.has(word.stem()))
                                .count(),
                        claim.words()));
        values.set(Feature.ONE_PIECE, selection.coverage(1));
        values.set(Feature.TWO_PIECES, selection.coverage(2));
        values.set(Feature.THREE_PIECES, selection.coverage(3));
        values.set(Feature.SCATTERED, share - selection.coverage(2));
    }

    private void missing(List<Word> words, int most, Feature number, Feature share, Values values) {
        int missing =
                (int) words.stream().filter(word -> !source.has(word.stem())).count();
        values.set(number, Math.min(most, missing));
        values.set(share, share(missing, words));
    }

    private void negation(Values values) {
        boolean negates = claim.words().stream().anyMatch(Word::negates);
        boolean negated = selection.words().stream().anyMatch(Word::negates);
        values.set(Feature.NEGATION_UNMATCHED, negates && !negated ? 1 : 0);
        Polarity polarity = Polarity.of(claim, source);
        values.set(Feature.NEGATION_ADDED, polarity.added());
        values.set(Feature.NEGATION_DROPPED, polarity.dropped());
        values.set(Feature.NEGATION_NEW, count(word -> word.negates() && !source.hasForm(word.lower()), 3));
    }

    private double count(Predicate<Word> kind, int most) {
        return Math.min(most, (int) claim.words().stream().filter(kind).count());
    }

    private double setting() {
        List<Word> words = claim.words();
        double sum = 0;
        int met = 0;
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).content() && source.has(words.get(i).stem())) {
                sum += setting(i);
                met++;
            }
        }
        return met == 0 ? 0 : sum / met;
    }

    private double setting(int index) {
        Set<String> neighbours = neighbours(claim.words(), index, BEFORE);
        if (neighbours.isEmpty()) {
            return 0;
        }
        long most = 0;
        for (int place : source.places(claim.words().get(index).stem()).stream()
                .limit(SPOTS)
                .toList()) {
            Set<String> near = neighbours(source.words(), place, NEARBY);
            most = Math.max(most, neighbours.stream().filter(near::contains).count());
        }
        return (double) most / neighbours.size();
    }

    /** Stems of the content words around a word. */
    static Set<String> neighbours(List<Word> words, int index, int reach) {
        var stems = new HashSet<String>();
        for (int i = Math.max(0, index - reach); i <= Math.min(words.size() - 1, index + reach); i++) {
            if (i != index && words.get(i).content()) {
                stems.add(words.get(i).stem());
            }
        }
        return stems;
    }

    private double pairs() {
        List<Word> content = claim.content();
        var pairs = new HashSet<String>();
        List<Word> other = source.words().stream().filter(Word::content).toList();
        for (int i = 1; i < other.size(); i++) {
            pairs.add(pair(other.get(i - 1), other.get(i)));
            if (i > 1) {
                pairs.add(pair(other.get(i - 2), other.get(i)));
            }
        }
        int met = 0;
        for (int i = 1; i < content.size(); i++) {
            met += pairs.contains(pair(content.get(i - 1), content.get(i))) ? 1 : 0;
        }
        return content.size() < 2 ? 0 : (double) met / (content.size() - 1);
    }

    private static String pair(Word first, Word second) {
        return first.stem() + ' ' + second.stem();
    }

    private double sequence() {
        int longest = 0;
        for (Piece piece : selection.pieces()) {
            longest = Math.max(longest, common(claim.words(), piece.words()));
        }
        return claim.words().isEmpty() ? 0 : (double) longest / claim.words().size();
    }

    private static int common(List<Word> a, List<Word> b) {
        int[] lengths = new int[b.size() + 1];
        for (Word word : a) {
            int diagonal = 0;
            for (int j = 0; j < b.size(); j++) {
                int above = lengths[j + 1];
                lengths[j + 1] = word.stem().equals(b.get(j).stem()) ? diagonal + 1 : Math.max(above, lengths[j]);
                diagonal = above;
            }
        }
        return lengths[b.size()];
    }

    private static double share(long part, List<Word> whole) {
        return whole.isEmpty() ? 0 : (double) part / whole.size();
    }
}
