package dev.attest.bench.judging;

import dev.attest.bench.ClaimSet.Claim;
import dev.attest.judging.Judge;
import java.util.List;

/** Trains a judge as the one that ships was trained, on other claims. */
interface Refit {

    /** A judge that has seen these claims and no others. */
    Judge fit(List<Claim> claims);

    /** Names what a claim must not be torn apart from: others of the same name are seen together or not at all. */
    default String group(Claim claim) {
        return claim.source();
    }
}
