package dev.attest.eval.metrics;

import dev.attest.eval.ClaimVerdict;
import dev.attest.eval.ClaimVerdict.Label;
import dev.attest.eval.Judge;
import dev.attest.eval.Judged;
import dev.attest.eval.Score;
import java.util.List;
import java.util.function.Predicate;

/** A text's claims, held to other texts. */
final class Claims {

    private Claims() {}

    /** Verdicts on the claims of a text; none on a text that is blank. */
    static Judged<List<ClaimVerdict>> of(String text, List<String> sources, Judge judge) {
        Judged<List<String>> claims = text.isBlank() ? Judged.of(List.of()) : judge.claims(text);
        return claims.then(all -> verified(all, sources, judge));
    }

    /** Verdicts on claims, one each. Nothing follows from no text, which takes no judge to know. */
    static Judged<List<ClaimVerdict>> verified(List<String> claims, List<String> sources, Judge judge) {
        if (claims.isEmpty() || sources.isEmpty()) {
            return Judged.of(claims.stream().map(Claims::baseless).toList());
        }
        return judge.verify(claims, sources).then(verdicts -> complete(verdicts, claims.size()));
    }

    /** The verdict on one claim. */
    static Judged<ClaimVerdict> verdict(String claim, List<String> sources, Judge judge) {
        return verified(List.of(claim), sources, judge).then(verdicts -> Judged.of(verdicts.get(0)));
    }

    /** A share over some claims only would pass for one over all. */
    private static Judged<List<ClaimVerdict>> complete(List<ClaimVerdict> verdicts, int claims) {
        return verdicts.size() == claims
                ? Judged.of(verdicts)
                : Judged.unmeasured("The judge gave %d verdicts on %d claims.".formatted(verdicts.size(), claims));
    }

    private static ClaimVerdict baseless(String claim) {
        return new ClaimVerdict(claim, Label.NOT_FOUND, 0.0, "There is no text it could follow from.", 1);
    }

    /** The share of the claims that count, with all verdicts. */
    static Score share(List<ClaimVerdict> verdicts, Predicate<ClaimVerdict> counts, Score whenNone) {
        return verdicts.isEmpty() ? whenNone : Score.of(share(verdicts, counts), verdicts);
    }

    /** NaN without claims. */
    static double share(List<ClaimVerdict> verdicts, Predicate<ClaimVerdict> counts) {
        return (double) verdicts.stream().filter(counts).count() / verdicts.size();
    }
}
