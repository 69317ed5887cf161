package dev.attest.bench.judging;

import dev.attest.bench.ClaimSet;
import dev.attest.bench.ClaimSet.Claim;
import dev.attest.bench.CrossValidation;
import dev.attest.bench.measure.Scoreboard;
import dev.attest.judging.Judge;
import dev.attest.retrieval.Embedder;
import dev.attest.statistics.Bootstrap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Puts every system's assessments of every set on the scoreboard. */
final class SupportSystems {

    private final Judge product;
    private final Optional<Refit> refit;
    private final Embedder embedder;

    /**
     * The systems.
     *
     * @param refit trains the product's judge again for cross-validation; empty to go without
     * @param embedder the bundled one, for cosines
     */
    SupportSystems(Judge product, Optional<Refit> refit, Embedder embedder) {
        this.product = product;
        this.refit = refit;
        this.embedder = embedder;
    }

    Scoreboard measure(List<ClaimSet> sets) {
        var scoreboard = new Scoreboard(List.of(SupportMeasures.BALANCED_ACCURACY, SupportMeasures.AUC));
        Map<Claim, Assessment> unseen =
                refit.map(training -> outOfFold(sets, training)).orElse(Map.of());
        for (ClaimSet set : sets) {
            addPeers(scoreboard, set);
            addProduct(scoreboard, set);
            if (refit.isPresent()) {
                SupportMeasures.add(
                        scoreboard,
                        Scoreboard.PRODUCT + "-cv",
                        set,
                        set.claims().stream()
                                .map(claim -> Objects.requireNonNull(unseen.get(claim)))
                                .toList());
            }
        }
        addMeans(scoreboard, sets);
        return scoreboard;
    }

    private void addPeers(Scoreboard scoreboard, ClaimSet set) {
        SupportMeasures.add(
                scoreboard,
                "always",
                set,
                set.claims().stream().map(claim -> new Assessment(1, true, 1)).toList());
        double[] overlaps = set.claims().stream().mapToDouble(WordOverlap::of).toArray();
        SupportMeasures.add(scoreboard, "overlap", set, BestThreshold.assess(set.claims(), overlaps));
        double[] cosines = Cosines.of(set.claims(), embedder);
        SupportMeasures.add(scoreboard, "cosine", set, BestThreshold.assess(set.claims(), cosines));
    }

    private void addProduct(Scoreboard scoreboard, ClaimSet set) {
        JudgeRun run = JudgeRun.of(product, set);
        SupportMeasures.add(scoreboard, Scoreboard.PRODUCT, set, run.assessments());
        Bootstrap bootstrap = SupportMeasures.bootstrap(set);
        scoreboard.add(Scoreboard.PRODUCT, set.name(), "coverage", bootstrap.mean(run.measured()));
        scoreboard.add(Scoreboard.PRODUCT, set.name(), "us_per_sentence", bootstrap.mean(run.micros()));
    }

    /** Over all files at once: each is a part of what the shipped judge learns from. */
    private static Map<Claim, Assessment> outOfFold(List<ClaimSet> sets, Refit refit) {
        List<Claim> claims = sets.stream().flatMap(set -> set.claims().stream()).toList();
        List<Assessment> assessments = CrossValidation.outOfFold(claims, refit::group, others -> {
            Judge judge = refit.fit(others);
            return claim -> JudgeRun.assess(judge, claim);
        });
        Map<Claim, Assessment> unseen = new HashMap<>();
        for (int i = 0; i < claims.size(); i++) {
            unseen.put(claims.get(i), assessments.get(i));
        }
        return unseen;
    }

    /** A file with claims of one class only tells nothing about telling them apart. */
    private static void addMeans(Scoreboard scoreboard, List<ClaimSet> sets) {
        List<String> names = sets.stream()
                .filter(set ->
                        set.claims().stream().map(Claim::supported).distinct().count() == 2)
                .map(ClaimSet::name)
                .toList();
        List<String> edits =
                names.stream().filter(name -> name.startsWith("summedits-")).toList();
        if (edits.size() > 1) {
            scoreboard.addMean("summedits", edits::contains);
        }
        scoreboard.addMean("macro", names::contains);
    }
}
