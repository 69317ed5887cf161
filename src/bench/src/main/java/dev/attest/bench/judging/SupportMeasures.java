package dev.attest.bench.judging;

import dev.attest.bench.ClaimSet;
import dev.attest.bench.ClaimSet.Claim;
import dev.attest.bench.measure.Scoreboard;
import dev.attest.statistics.Auroc;
import dev.attest.statistics.Bootstrap;
import dev.attest.statistics.Decisions;
import dev.attest.statistics.RiskCoverage;
import java.util.List;

/** How well one set's claims were assessed; the intervals draw sources, since claims of one source are alike. */
final class SupportMeasures {

    static final String BALANCED_ACCURACY = "balanced_accuracy";
    static final String AUC = "auc";

    private final double[] support;
    private final double[] sureness;
    private final boolean[] said;
    private final boolean[] truth;
    private final boolean[] wrong;

    private SupportMeasures(List<Claim> claims, List<Assessment> assessments) {
        int n = claims.size();
        support = assessments.stream().mapToDouble(Assessment::support).toArray();
        sureness = assessments.stream().mapToDouble(Assessment::sureness).toArray();
        said = new boolean[n];
        truth = new boolean[n];
        wrong = new boolean[n];
        for (int i = 0; i < n; i++) {
            said[i] = assessments.get(i).supported();
            truth[i] = claims.get(i).supported();
            wrong[i] = said[i] != truth[i];
        }
    }

    static Bootstrap bootstrap(ClaimSet set) {
        return Bootstrap.overGroups(
                set.name(), set.claims().stream().map(Claim::source).toList());
    }

    /** Adds the measures of a set, given one assessment a claim. */
    static void add(Scoreboard scoreboard, String system, ClaimSet set, List<Assessment> assessments) {
        var measures = new SupportMeasures(set.claims(), assessments);
        Bootstrap bootstrap = bootstrap(set);
        scoreboard.add(
                system,
                set.name(),
                BALANCED_ACCURACY,
                bootstrap.of(items -> measures.decisions(items).balancedAccuracy()));
        scoreboard.add(system, set.name(), AUC, bootstrap.of(measures::auc));
        scoreboard.add(
                system,
                set.name(),
                "f1",
                bootstrap.of(items -> measures.decisions(items).f1()));
        scoreboard.add(system, set.name(), "aurc", bootstrap.of(measures::aurc));
    }

    private Decisions decisions(int[] items) {
        return Decisions.of(Bootstrap.drawn(said, items), Bootstrap.drawn(truth, items));
    }

    private double auc(int[] items) {
        return Auroc.of(Bootstrap.drawn(support, items), Bootstrap.drawn(truth, items));
    }

    private double aurc(int[] items) {
        return RiskCoverage.area(Bootstrap.drawn(sureness, items), Bootstrap.drawn(wrong, items));
    }
}
