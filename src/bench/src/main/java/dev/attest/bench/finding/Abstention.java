package dev.attest.bench.finding;

import dev.attest.bench.measure.Scoreboard;
import dev.attest.statistics.Auroc;
import dev.attest.statistics.Bootstrap;
import dev.attest.statistics.Decisions;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How well a system tells questions it can answer from the same ones without what answers them. */
final class Abstention {

    static final String AUROC_PASSAGE = "abstention_auroc_passage";
    static final String AUROC_DOCUMENT = "abstention_auroc_document";
    static final String CAUGHT = "caught@5pct";

    private static final double FALSE_REFUSALS = 0.05;

    private final double[] answerable;
    private final double[] passage;
    private final double[] document;
    private final double[] thresholds;

    private Abstention(List<Sureness> questions) {
        answerable = all(questions, Sureness::answerable);
        passage = all(questions, Sureness::passageRemoved);
        document = all(questions, Sureness::documentRemoved);
        double without = refusing(answerable);
        thresholds = all(questions, question -> question.threshold().orElse(without));
    }

    private static double[] all(List<Sureness> questions, ToDoubleFunction<Sureness> of) {
        return questions.stream().mapToDouble(of).toArray();
    }

    /** Adds the measures of one set's questions. */
    static void add(Scoreboard scoreboard, String system, String set, List<Sureness> questions) {
        var abstention = new Abstention(questions);
        var bootstrap = Bootstrap.overItems(set, questions.size());
        scoreboard.add(system, set, AUROC_PASSAGE, bootstrap.of(items -> abstention.auroc(abstention.passage, items)));
        scoreboard.add(
                system, set, AUROC_DOCUMENT, bootstrap.of(items -> abstention.auroc(abstention.document, items)));
        scoreboard.add(system, set, CAUGHT, bootstrap.of(items -> abstention.caught(abstention.passage, items)));
        scoreboard.add(
                system,
                set,
                CAUGHT + "_document",
                bootstrap.of(items -> abstention.caught(abstention.document, items)));
        scoreboard.add(system, set, "f1", bootstrap.of(items -> abstention.f1(abstention.passage, items)));
        scoreboard.add(system, set, "f1_document", bootstrap.of(items -> abstention.f1(abstention.document, items)));
    }

    private double auroc(double[] removed, int[] items) {
        return Auroc.of(Bootstrap.drawn(answerable, items), Bootstrap.drawn(removed, items));
    }

    /** The share of unanswerable questions refused where 5 % of the answerable ones are. */
    private double caught(double[] removed, int[] items) {
        double threshold = refusing(Bootstrap.drawn(answerable, items));
        return Arrays.stream(items).filter(i -> removed[i] < threshold).count() / (double) items.length;
    }

    /** A threshold below which 5 % of the answerable questions lie, or fewer where some are equally sure. */
    private static double refusing(double[] answerable) {
        double[] sorted = answerable.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.floor(FALSE_REFUSALS * sorted.length)];
    }

    /** Of refusing: the answerable questions and the unanswerable ones, as many of each, by the threshold. */
    private double f1(double[] removed, int[] items) {
        int caught = 0;
        int refused = 0;
        for (int i : items) {
            caught += removed[i] < thresholds[i] ? 1 : 0;
            refused += answerable[i] < thresholds[i] ? 1 : 0;
        }
        return new Decisions(caught, refused, items.length - refused, items.length - caught).f1();
    }
}
