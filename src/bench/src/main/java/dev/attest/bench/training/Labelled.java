package dev.attest.bench.training;

import dev.attest.bench.ClaimSet.Claim;
import dev.attest.judging.local.Comparer;
import dev.attest.judging.local.Comparison;
import java.util.List;
import java.util.Optional;

/**
 * A sentence beside its source, with what people say of it and what comparing them showed.
 *
 * @param set the file it is from, without its ending
 * @param supported whether the sentence follows from the source
 */
public record Labelled(String set, String source, String claim, boolean supported, Comparison comparison) {

    /** Compares a claim with its source; nothing where there are no words to compare. */
    public static Optional<Labelled> of(String set, Claim claim, Comparer comparer) {
        return comparer.compare(claim.claim(), List.of(claim.source()))
                .map(comparison -> new Labelled(set, claim.source(), claim.claim(), claim.supported(), comparison))
                .blockOptional();
    }
}
