package dev.attest.bench.judging;

import dev.attest.bench.ClaimSet;
import dev.attest.bench.ClaimSet.Claim;
import dev.attest.bench.training.Groups;
import dev.attest.bench.training.Labelled;
import dev.attest.bench.training.SupportTrainer;
import dev.attest.judging.Judge;
import dev.attest.judging.local.Comparer;
import dev.attest.judging.local.LocalJudge;
import dev.attest.retrieval.TokenEncoder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Trains the judge that ships, as {@code attest train support} does. Each claim is compared with its source once, whatever it is trained on. */
final class RetrainedJudge implements Refit {

    /** That of the command when none is given. */
    private static final long SEED = 7;

    private final TokenEncoder encoder;
    private final Map<Claim, Labelled> compared = new LinkedHashMap<>();
    private final Map<Claim, String> groups = new HashMap<>();

    RetrainedJudge(List<ClaimSet> sets, TokenEncoder encoder) {
        this.encoder = encoder;
        var comparer = new Comparer(encoder);
        for (ClaimSet set : sets) {
            for (Claim claim : set.claims()) {
                Labelled.of(set.name(), claim, comparer).ifPresent(labelled -> compared.put(claim, labelled));
            }
        }
        int[] numbers = Groups.of(List.copyOf(compared.values()));
        int next = 0;
        for (Claim claim : compared.keySet()) {
            groups.put(claim, "group " + numbers[next++]);
        }
    }

    /** Claims of one source, and one claim of several sources, belong together. */
    @Override
    public String group(Claim claim) {
        return groups.getOrDefault(claim, claim.source());
    }

    @Override
    public Judge fit(List<Claim> claims) {
        List<Labelled> seen =
                claims.stream().map(compared::get).filter(Objects::nonNull).toList();
        return new LocalJudge(encoder, SupportTrainer.train(seen, SEED));
    }
}
