package dev.attest.eval;

import dev.attest.eval.Sample.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What was expected against what was got, over the questions of one half. */
record Confusion(String half, List<Outcome> outcomes) {

    /**
     * One number of a report; {@code low} and {@code high} bound it with 95 % confidence. All three are null when there
     * was nothing to measure.
     */
    record Measure(
            String system,
            String set,
            String measure,
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double high,
            int n) {}

    Confusion {
        outcomes = List.copyOf(outcomes);
    }

    /** The tuned or the frozen ones of all outcomes. */
    static Confusion of(String half, List<Outcome> all) {
        boolean frozen = half.equals("frozen");
        return new Confusion(
                half,
                all.stream()
                        .filter(outcome -> outcome.question().frozen() == frozen)
                        .toList());
    }

    long count(Status expected, Status got) {
        return expected(expected).stream().filter(outcome -> outcome.got(got)).count();
    }

    private List<Outcome> expected(Status status) {
        return outcomes.stream()
                .filter(outcome -> outcome.question().expectedStatus() == status)
                .toList();
    }

    static List<String> table(List<Confusion> halves) {
        List<String> lines = new ArrayList<>();
        lines.add("half    expected    questions  answered  abstained  other  gold cited  all gold cited");
        for (Confusion half : halves) {
            for (Status expected : Status.values()) {
                List<Outcome> asked = half.expected(expected);
                long answered = half.count(expected, Status.ANSWERED);
                long abstained = half.count(expected, Status.ABSTAINED);
                lines.add(String.format(
                        Locale.ROOT,
                        "%-7s %-10s %10d %9d %10d %6d %11s %15s",
                        half.half(),
                        expected.name().toLowerCase(Locale.ROOT),
                        asked.size(),
                        answered,
                        abstained,
                        asked.size() - answered - abstained,
                        known(expected, asked, Outcome::citesGold),
                        known(expected, asked, Outcome::citesAllGold)));
            }
        }
        lines.add("");
        lines.add("half    measure                        value    95 % interval      n");
        halves.stream()
                .flatMap(half -> half.measures().stream())
                .map(Confusion::line)
                .forEach(lines::add);
        return lines;
    }

    private static String known(Status expected, List<Outcome> asked, Predicate<Outcome> cites) {
        return expected == Status.ANSWERED
                ? String.valueOf(asked.stream().filter(cites).count())
                : "-";
    }

    private static String line(Measure m) {
        String half = m.set().substring(m.set().indexOf('-') + 1);
        return m.value() == null
                ? String.format(Locale.ROOT, "%-7s %-30s not measured", half, m.measure())
                : String.format(
                        Locale.ROOT,
                        "%-7s %-30s %5.3f    %5.3f – %5.3f %6d",
                        half,
                        m.measure(),
                        m.value(),
                        m.low(),
                        m.high(),
                        m.n());
    }

    /** Shares of the questions that should be answered whose citations meet gold, and of the others that were declined. */
    List<Measure> measures() {
        return List.of(
                share("gold_cited", expected(Status.ANSWERED), Outcome::citesGold),
                share("all_gold_cited", expected(Status.ANSWERED), Outcome::citesAllGold),
                share("rightly_abstained", expected(Status.ABSTAINED), outcome -> outcome.got(Status.ABSTAINED)));
    }

    /** With the score interval of Wilson (1927), which holds for few samples too. */
    private Measure share(String measure, List<Outcome> of, Predicate<Outcome> counted) {
        int n = of.size();
        String set = "samples-" + half;
        if (n == 0) {
            return new Measure("product", set, measure, null, null, null, 0);
        }
        double z = 1.96;
        double p = (double) of.stream().filter(counted).count() / n;
        double scale = 1 + z * z / n;
        double middle = (p + z * z / (2.0 * n)) / scale;
        double width = z / scale * Math.sqrt(p * (1 - p) / n + z * z / (4.0 * n * n));
        return new Measure("product", set, measure, p, Math.max(0, middle - width), Math.min(1, middle + width), n);
    }
}
