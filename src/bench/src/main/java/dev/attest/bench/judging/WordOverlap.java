package dev.attest.bench.judging;

import static java.util.stream.Collectors.toSet;

import dev.attest.bench.ClaimSet.Claim;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The share of a claim's content words that stand in its source. */
final class WordOverlap {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    /** Not the product's, so that this baseline stays where it is when the product changes. */
    private static final Set<String> FUNCTION_WORDS = Set.of(
            ("a an the and or but if then than so as of at by for from in into on onto to with without about over under"
                            + " is are was were be been being am do does did have has had having will would can could shall"
                            + " should may might must not no nor this that these those there here it its he him his she her"
                            + " hers they them their theirs we us our you your i me my who whom whose which what when where"
                            + " why how also s t")
                    .split(" "));

    private WordOverlap() {}

    /** From 0 to 1; 1 for a claim without content words. */
    static double of(Claim claim) {
        Set<String> words = words(claim.claim());
        words.removeAll(FUNCTION_WORDS);
        Set<String> source = words(claim.source());
        return words.isEmpty() ? 1 : words.stream().filter(source::contains).count() / (double) words.size();
    }

    private static Set<String> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .collect(toSet());
    }
}
