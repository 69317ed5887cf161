package dev.attest.judging.local;

import dev.attest.judging.local.Source.Piece;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The few pieces of a source that hold most of a claim's words, so that only they are encoded; chosen one after the
 * other, each for what the earlier ones lack.
 */
final class Selection {

    private static final int PIECES = 3;
    private static final int CHARACTERS = 420;
    /** A word that an earlier piece holds still counts a little: pieces about the same thing belong together. */
    private static final double AGAIN = 0.3;
    /** Characters at which a piece counts half. */
    private static final double LONG = 600;

    private final Source source;
    private final Map<String, Double> weights = new LinkedHashMap<>();
    private final Set<String> found = new HashSet<>();
    private final List<Piece> chosen = new ArrayList<>();
    private final double[] coverage = new double[PIECES];

    Selection(Claim claim, Source source) {
        this.source = source;
        claim.content().forEach(word -> weights.put(word.stem(), source.weight(word.stem())));
        while (chosen.size() < PIECES && choose()) {
            coverage[chosen.size() - 1] = covered();
        }
        for (int i = Math.max(1, chosen.size()); i < PIECES; i++) {
            coverage[i] = coverage[i - 1];
        }
    }

    private boolean choose() {
        int characters =
                chosen.stream().mapToInt(piece -> piece.text().length()).sum();
        Piece best = null;
        double most = -1;
        for (Piece piece : source.pieces()) {
            boolean fits = chosen.isEmpty() || characters + piece.text().length() <= CHARACTERS;
            double gain = fits && !chosen.contains(piece) ? gain(piece) : -1;
            if (gain > most) {
                most = gain;
                best = piece;
            }
        }
        if (best == null) {
            return false;
        }
        chosen.add(best);
        found.addAll(best.stems());
        return true;
    }

    private double gain(Piece piece) {
        double gain = 0;
        for (Map.Entry<String, Double> word : weights.entrySet()) {
            if (piece.stems().contains(word.getKey())) {
                gain += word.getValue() * (AGAIN + (found.contains(word.getKey()) ? 0 : 1));
            }
        }
        return gain / (1 + piece.text().length() / LONG);
    }

    private double covered() {
        double all = 0;
        double covered = 0;
        for (Map.Entry<String, Double> word : weights.entrySet()) {
            all += word.getValue();
            covered += found.contains(word.getKey()) ? word.getValue() : 0;
        }
        return all == 0 ? 0 : covered / all;
    }

    /** In the order of choice. */
    List<Piece> pieces() {
        return chosen;
    }

    /** The words of the pieces, piece after piece. */
    List<Word> words() {
        return chosen.stream().flatMap(piece -> piece.words().stream()).toList();
    }

    /** Share of the claim's word weight in the first {@code count} pieces, 1 to 3. */
    double coverage(int count) {
        return coverage[count - 1];
    }
}
