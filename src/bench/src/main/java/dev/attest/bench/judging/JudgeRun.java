package dev.attest.bench.judging;

import dev.attest.bench.ClaimSet;
import dev.attest.bench.ClaimSet.Claim;
import dev.attest.bench.Counting;
import dev.attest.judging.Judge;
import dev.attest.judging.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * The verdicts of a judge on the claims of a set, one at a time.
 *
 * @param micros how long each took, in microseconds
 */
record JudgeRun(List<Assessment> assessments, double[] measured, double[] micros) {

    private static final int WARM_UP = 50;
    private static final double EVEN = 0.5;

    static JudgeRun of(Judge judge, ClaimSet set) {
        set.claims().stream().limit(WARM_UP).forEach(claim -> verdict(judge, claim));
        var counting = new Counting("judged " + set.name(), set.claims().size());
        var assessments = new ArrayList<Assessment>();
        double[] measured = new double[set.claims().size()];
        double[] micros = new double[set.claims().size()];
        for (int i = 0; i < micros.length; i++) {
            long began = System.nanoTime();
            Verdict verdict = verdict(judge, set.claims().get(i));
            micros[i] = (System.nanoTime() - began) / 1e3;
            measured[i] = verdict instanceof Verdict.Measured ? 1 : 0;
            assessments.add(assessment(verdict));
            counting.step();
        }
        return new JudgeRun(assessments, measured, micros);
    }

    static Assessment assess(Judge judge, Claim claim) {
        return assessment(verdict(judge, claim));
    }

    private static Verdict verdict(Judge judge, Claim claim) {
        return judge.judge(claim.claim(), List.of(claim.source()))
                .blockOptional()
                .orElseThrow();
    }

    /** A claim that was not measured is as likely as not, and is not called supported. */
    private static Assessment assessment(Verdict verdict) {
        if (verdict instanceof Verdict.Measured known) {
            return new Assessment(known.support(), known.isLikely(), Math.abs(known.support() - EVEN));
        }
        return new Assessment(EVEN, false, 0);
    }
}
