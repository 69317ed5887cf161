package dev.attest.judging.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a sentence where one statement ends and another begins, to say which of them is missing. */
final class Clauses {

    private static final Pattern CUT = Pattern.compile("[,;:.!?]\\s|\\b(?:and|but|while|which|who|because)\\b");
    private static final int WORDS = 3;
    private static final int SHOWN = 90;

    private Clauses() {}

    /**
     * The clause whose words match the sources worst on average; the whole sentence where it has no parts.
     *
     * @param matches of the claim's words; NaN for an unknown one
     */
    static String weakest(Claim claim, double[] matches) {
        List<Integer> cuts = cuts(claim.text());
        Optional<String> weakest = Optional.empty();
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < cuts.size(); i++) {
            double mean = mean(claim, matches, cuts.get(i - 1), cuts.get(i));
            if (mean < least) {
                least = mean;
                weakest = Optional.of(claim.text().substring(cuts.get(i - 1), cuts.get(i)));
            }
        }
        return shown(weakest.orElse(claim.text()));
    }

    private static List<Integer> cuts(String text) {
        var cuts = new ArrayList<Integer>();
        cuts.add(0);
        Matcher matcher = CUT.matcher(text);
        while (matcher.find()) {
            cuts.add(matcher.start());
        }
        cuts.add(text.length());
        return cuts;
    }

    /** Infinite for a clause of too few words. */
    private static double mean(Claim claim, double[] matches, int start, int end) {
        double sum = 0;
        int words = 0;
        for (int i = 0; i < matches.length; i++) {
            int place = claim.words().get(i).start();
            if (place >= start && place < end && !Double.isNaN(matches[i])) {
                sum += matches[i];
                words++;
            }
        }
        return words < WORDS ? Double.POSITIVE_INFINITY : sum / words;
    }

    private static String shown(String clause) {
        String bare = clause.replaceAll("\\s+", " ").replaceAll("^[\\s\\p{Punct}]+|[\\s,;:.!?]+$", "");
        if (bare.length() <= SHOWN) {
            return bare;
        }
        int space = bare.lastIndexOf(' ', SHOWN);
        return bare.substring(0, space < SHOWN / 2 ? bare.offsetByCodePoints(0, SHOWN / 2) : space) + " …";
    }
}
