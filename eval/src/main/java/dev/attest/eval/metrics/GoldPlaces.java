package dev.attest.eval.metrics;

import dev.attest.eval.Exchange;
import dev.attest.eval.Reply.Passage;
import dev.attest.eval.Sample.Gold;
import dev.attest.eval.Score;
import dev.attest.eval.datasets.GoldQuotes;
import dev.attest.statistics.Ranking;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The gold places of a question, and the passages that were found for it. A place said twice is two places: whether two
 * places say the same is not known.
 *
 * @param gold distinct, at least one
 * @param passages best first
 */
record GoldPlaces(List<Gold> gold, List<Passage> passages) {

    GoldPlaces {
        gold = gold.stream().distinct().toList();
        passages = List.copyOf(passages);
    }

    /** A measure of what was found, whether or not it was then answered from; not applicable where the target does not report it. */
    static Score measured(Exchange exchange, ToDoubleFunction<GoldPlaces> measure) {
        if (exchange.sample().gold().isEmpty()) {
            return Reasons.NO_GOLD;
        }
        List<Passage> passages = exchange.reply().passages();
        return passages == null
                ? Reasons.NO_PASSAGES
                : Score.of(
                        measure.applyAsDouble(new GoldPlaces(exchange.sample().gold(), passages)));
    }

    /** Whether each passage meets a gold place. */
    List<Boolean> relevant() {
        return passages.stream()
                .map(passage -> gold.stream().anyMatch(place -> meets(place, passage)))
                .toList();
    }

    /** The share of the gold places that the first passages meet. */
    double recall(int passages) {
        List<String> met = this.passages.stream()
                .limit(passages)
                .flatMap(passage -> met(passage).stream())
                .toList();
        return new Ranking(met, ids()).recall(gold.size());
    }

    /**
     * The gold places in the order in which they were met, each at the rank of the first passage that meets it. A rank holds
     * one place: of several that one passage meets, the others take the next ranks that bring nothing new, so that finding
     * all of them at once is worth as much as finding them one after the other from the first rank on.
     */
    Ranking ranking() {
        Set<String> seen = new HashSet<>();
        Queue<String> waiting = new ArrayDeque<>();
        List<String> ranks = new ArrayList<>();
        for (Passage passage : passages) {
            met(passage).stream().filter(seen::add).forEach(waiting::add);
            ranks.add(waiting.isEmpty() ? "other " + ranks.size() : waiting.remove());
        }
        ranks.addAll(waiting);
        return new Ranking(ranks, ids());
    }

    private Set<String> ids() {
        Set<String> ids = new LinkedHashSet<>();
        gold.forEach(place -> ids.add(id(place)));
        return ids;
    }

    private List<String> met(Passage passage) {
        return gold.stream()
                .filter(place -> meets(place, passage))
                .map(this::id)
                .toList();
    }

    private String id(Gold place) {
        return "gold " + gold.indexOf(place);
    }

    /** As a citation meets it, or with half of the quote where the passage ends or begins: quotes run over into the next one. */
    private static boolean meets(Gold place, Passage passage) {
        return GoldQuotes.meets(place, passage.document(), passage.text())
                || (passage.document().equals(place.document())
                        && runsOver(GoldQuotes.flat(passage.text()), GoldQuotes.flat(place.quote())));
    }

    private static boolean runsOver(String text, String quote) {
        return IntStream.range(Math.max(1, quote.length() / 2), quote.length())
                .anyMatch(part -> text.endsWith(quote.substring(0, part))
                        || text.startsWith(quote.substring(quote.length() - part)));
    }
}
