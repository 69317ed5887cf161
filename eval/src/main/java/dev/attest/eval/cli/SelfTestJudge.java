package dev.attest.eval.cli;

import dev.attest.eval.calibration.SelfTestLines;
import dev.attest.eval.calibration.SelfTests;
import dev.attest.eval.judges.OpenJudge;
import dev.attest.eval.reports.SelfTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Puts a judge to the tests that a fair one passes. */
@Command(
        name = "self-test",
        mixinStandardHelpOptions = true,
        description = {
            "Puts the judge to tests that a fair one passes whatever it thinks of answers.",
            "They are about order, length, refusals, and instructions inside what is judged."
        },
        footer = {
            "",
            "Exit code: 0; 1 when a measured test stays below --at-least; 2 when the judge could not be asked."
        })
final class SelfTestJudge implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private JudgeOptions judging = new JudgeOptions();

    @Option(names = "--json", description = "Print one JSON object a line; the table goes to the error stream.")
    private boolean json;

    @Option(names = "--failures", description = "List every failed case on the error stream.")
    private boolean failures;

    @Option(
            names = "--at-least",
            paramLabel = "SHARE",
            description = "Least share of its measured cases that each test has to pass (default: ${DEFAULT-VALUE}).")
    private double atLeast;

    @Override
    public Integer call() throws IOException {
        try (OpenJudge open = judging.open()) {
            var counting = new Counting(spec.commandLine().getErr(), "judged cases", SelfTests.cases());
            List<SelfTest> tests = SelfTests.run(open.judge(), judging.parallel(), counting::step);
            print(new SelfTestLines(open.judge().name(), open.synthetic(), tests));
            return tests.stream().anyMatch(this::low) ? 1 : 0;
        }
    }

    private void print(SelfTestLines lines) {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (json) {
            lines.json().forEach(out::println);
        }
        lines.table().forEach((json ? err : out)::println);
        if (failures) {
            lines.failures().forEach(err::println);
        }
    }

    private boolean low(SelfTest test) {
        return test.rate() != null && test.rate() < atLeast;
    }
}
