package dev.attest.bench.training;

import dev.attest.bench.ClaimSet;
import java.util.ArrayList;
import java.util.List;

/** What a model file says of where it comes from. No date: the same training writes the same bytes. */
final class SupportCard {

    private SupportCard() {}

    static List<String> lines(List<ClaimSet> sets, List<Scores> unseen, long seed) {
        var lines = new ArrayList<String>();
        lines.add("name=support");
        lines.add("version=1");
        lines.add("seed=" + seed);
        lines.add(
                "parts=a learned layer over new words' vectors; the mean of a linear model and of boosted trees, calibrated");
        lines.add("encoder=bge-small-en-v1.5-q");
        lines.add(
                "outcomes=thresholds beyond which at least 75 % were right in cross-validation, classes and sets alike");
        for (ClaimSet set : sets) {
            lines.add("data." + set.name() + "=" + set.claims().size() + " rows, sha256 " + set.fingerprint());
        }
        for (Scores set : unseen) {
            lines.add("cross-validation." + set.set() + "=" + set.line());
        }
        return lines;
    }
}
