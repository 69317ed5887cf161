package dev.attest.eval.reports.html;

import dev.attest.eval.reports.JudgeError;
import dev.attest.eval.reports.JudgeError.Interval;
import dev.attest.eval.reports.SelfTest;
import dev.attest.eval.reports.reading.Findings;
import dev.attest.eval.reports.reading.Numbers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far to trust the judge: its errors against people's labels, and the tests a fair judge passes. */
final class JudgeSection {

    private JudgeSection() {}

    static Section section(Findings findings) {
        JudgeError error = findings.report().judge();
        return Section.of(
                "judge",
                "Judge",
                "The judge",
                error == null ? notCalibrated(findings) : calibrated(error),
                selfTests(findings.report().selfTests()));
    }

    private static Html notCalibrated(Findings findings) {
        return Html.of("""
                <p><strong>Not calibrated.</strong> Nobody measured how often {} agrees with people, so judged figures stand \
                uncorrected. To measure it: <code>attest eval calibrate --labels FILE</code></p>
                """, findings.report().run().judge());
    }

    private static Html calibrated(JudgeError error) {
        return Html.of(
                """
                <p>{} against people’s labels: {} {} from <strong>{}</strong>, {} of them without a verdict.{}</p>
                <div class="pair">{}{}</div>
                """,
                error.judge(),
                Numbers.count(error.labelled()),
                error.kind(),
                error.labels(),
                Numbers.count(error.unmeasured()),
                Html.when(
                        error.synthetic(),
                        Html.of(
                                " <strong>Synthetic: verdicts of a scripted stub; they say nothing of a judge.</strong>")),
                confusion(error),
                figures(error));
    }

    private static Html confusion(JudgeError error) {
        boolean pairs = error.kind().equals("pairs");
        String yes = pairs ? "the first" : "supported";
        String no = pairs ? "the second" : "not supported";
        return new Table("Confusion matrix", "People said", "Judge: " + yes, "Judge: " + no)
                .row(yes, cell(error.truePositives(), true), cell(error.falseNegatives(), false))
                .row(no, cell(error.falsePositives(), false), cell(error.trueNegatives(), true))
                .html();
    }

    private static Html cell(int count, boolean right) {
        return Html.of(
                "<strong>{}</strong> <span class=\"{}\">{}</span>",
                Numbers.count(count),
                right ? "better" : "worse",
                right ? "right" : "wrong");
    }

    private static Html figures(JudgeError error) {
        Table table = new Table("The judge’s error", "Measure", "Value", "95 % interval", "Meaning");
        row(table, "Balanced accuracy", error.balancedAccuracy(), "mean of the next two; 0.5 is a coin");
        row(table, "Sensitivity", error.sensitivity(), "share of the supported that it calls so");
        row(table, "Specificity", error.specificity(), "share of the others that it does not");
        row(table, "Cohen’s κ", error.kappa(), "agreement beyond chance; 0 is chance");
        row(table, "AUC", error.auc(), "how well its support ranks; 0.5 is chance");
        row(table, "Threshold", error.threshold(), "support that tells the two apart best on the labels");
        return table.html();
    }

    private static void row(Table table, String name, @Nullable Interval interval, String meaning) {
        Html prose = Html.of("<span class=\"prose\">{}</span>", meaning);
        if (interval == null) {
            table.row(name, "not given", "", prose);
        } else {
            table.row(name, Numbers.share(interval.value()), between(interval), prose);
        }
    }

    private static String between(Interval interval) {
        return Numbers.share(interval.low()) + " to " + Numbers.share(interval.high());
    }

    private static Html selfTests(List<SelfTest> tests) {
        if (tests.isEmpty()) {
            return Html.of("""
                    <h3>Self-tests</h3>
                    <p>Not run. To run the tests that a fair judge passes: <code>attest eval self-test</code></p>
                    """);
        }
        Table table =
                new Table("Tests that a fair judge passes", "Test", "Passed", "Rate", "95 % interval", "What is done");
        tests.forEach(test -> row(table, test));
        return Html.of(
                "<h3>Self-tests</h3>{}{}",
                table.html(),
                tests.stream().map(JudgeSection::failures).toList());
    }

    private static void row(Table table, SelfTest test) {
        String passed = "%d of %d".formatted(test.passed(), test.passed() + test.failed());
        String silent = test.unmeasured() == 0 ? "" : ", %d without a verdict".formatted(test.unmeasured());
        table.row(
                test.name(),
                passed + silent,
                test.rate() == null ? "unmeasured" : Numbers.share(test.rate()),
                test.low() == null || test.high() == null
                        ? ""
                        : Numbers.share(test.low()) + " to " + Numbers.share(test.high()),
                Html.of("<span class=\"prose\">{}</span>", test.definition()));
    }

    private static Html failures(SelfTest test) {
        return Html.when(
                !test.failures().isEmpty(),
                Html.of(
                        "<details><summary>{}: {} failed</summary><ul>{}</ul></details>",
                        test.name(),
                        test.failures().size(),
                        test.failures().stream()
                                .map(line -> Html.of("<li>{}</li>", line))
                                .toList()));
    }
}
