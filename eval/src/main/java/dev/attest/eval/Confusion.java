package dev.attest.eval;

import dev.attest.eval.Sample.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was expected against what was got, over the questions of one half. */
record Confusion(String half, List<Outcome> outcomes) {

    /** One number of a report; {@code low} and {@code high} bound it with 95 % confidence. */
    record Measure(String system, String set, String measure, double value, double low, double high, int n) {}

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
        lines.add("half    expected    questions  answered  abstained  other  gold cited");
        for (Confusion half : halves) {
            for (Status expected : Status.values()) {
                List<Outcome> asked = half.expected(expected);
                long answered = half.count(expected, Status.ANSWERED);
                long abstained = half.count(expected, Status.ABSTAINED);
                lines.add(String.format(
                        Locale.ROOT,
                        "%-7s %-10s %10d %9d %10d %6d %11s",
                        half.half(),
                        expected.name().toLowerCase(Locale.ROOT),
                        asked.size(),
                        answered,
                        abstained,
                        asked.size() - answered - abstained,
                        expected == Status.ANSWERED
                                ? String.valueOf(asked.stream()
                                        .filter(Outcome::goldCited)
                                        .count())
                                : "-"));
            }
        }
        lines.add("");
        lines.add("half    measure                        value   95 %% interval      n".replace("%%", "%"));
        halves.stream()
                .flatMap(half -> half.measures().stream())
                .forEach(m -> lines.add(String.format(
                        Locale.ROOT,
                        "%-7s %-30s %5.3f   %5.3f – %5.3f %6d",
                        m.set().substring(m.set().indexOf('-') + 1),
                        m.measure(),
                        m.value(),
                        m.low(),
                        m.high(),
                        m.n())));
        return lines;
    }

    List<Measure> measures() {
        return List.of(
                share("answered_from_gold", expected(Status.ANSWERED)),
                share("rightly_abstained", expected(Status.ABSTAINED)),
                share("right", outcomes));
    }

    /** The share of right outcomes, with Wilson's score interval (Wilson 1927). */
    private Measure share(String measure, List<Outcome> of) {
        int n = of.size();
        double z = 1.96;
        double p = n == 0 ? 0 : (double) of.stream().filter(Outcome::right).count() / n;
        double scale = 1 + z * z / Math.max(n, 1);
        double middle = (p + z * z / (2.0 * Math.max(n, 1))) / scale;
        double width =
                z / scale * Math.sqrt(p * (1 - p) / Math.max(n, 1) + z * z / (4.0 * Math.max(n, 1) * Math.max(n, 1)));
        return new Measure(
                "product",
                "samples-" + half,
                measure,
                p,
                n == 0 ? 0 : Math.max(0, middle - width),
                n == 0 ? 1 : Math.min(1, middle + width),
                n);
    }
}
