package dev.attest.eval.calibration;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A risk–coverage curve in letters. */
final class Curve {

    private static final String BLOCKS = "▁▂▃▄▅▆▇█";
    private static final int BARS = 20;
    /** The risk of who guesses, which fills a bar. */
    private static final double FULL = 0.5;

    private Curve() {}

    /** The curve as bars, and the risk at some coverages. */
    static List<String> lines(ClaimOutcome judged) {
        double[] risks = judged.riskCoverage();
        if (risks.length == 0) {
            return List.of("  no risk–coverage curve: nothing was measured");
        }
        String bars = IntStream.rangeClosed(1, BARS)
                .mapToObj(bar -> block(at(risks, bar / (double) BARS)))
                .collect(Collectors.joining());
        String table = Arrays.stream(new int[] {10, 25, 50, 75, 90, 100})
                .mapToObj(percent -> String.format(Locale.ROOT, "%d %%: %.3f", percent, at(risks, percent / 100.0)))
                .collect(Collectors.joining(" · "));
        return List.of(
                "  risk–coverage of %s: %s  (the surest 5 %% to all that were measured; a full bar is a risk of one half)"
                        .formatted(judged.system(), bars),
                "    share of errors among the surest " + table);
    }

    /** Risk among this share of the decisions, at least one. */
    private static double at(double[] risks, double share) {
        return risks[Math.max(0, (int) Math.ceil(share * risks.length - 1e-9) - 1)];
    }

    private static String block(double risk) {
        int height = (int) Math.min(BLOCKS.length() - 1, Math.round(risk / FULL * (BLOCKS.length() - 1)));
        return BLOCKS.substring(height, height + 1);
    }
}
