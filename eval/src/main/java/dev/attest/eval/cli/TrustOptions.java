package dev.attest.eval.cli;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.Judge;
import dev.attest.eval.calibration.Calibrations;
import dev.attest.eval.calibration.SelfTests;
import dev.attest.eval.reports.JudgeError;
import dev.attest.eval.reports.SelfTest;
import dev.attest.eval.runs.SelfTesting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How far the judge is to be trusted. */
final class TrustOptions {

    @Option(
            names = "--self-tests",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Put the judge to the tests that a fair one passes (default).")
    private boolean selfTests = true;

    @Option(
            names = "--calibration",
            paramLabel = "FILE",
            description = {
                "What attest eval calibrate found about the judge",
                "(default: what lies in eval/calibrations for a judge of its name)."
            })
    private @Nullable Path calibration;

    /**
     * What is known of the judge's errors.
     *
     * @throws EvalFailure when a file is named that is about another judge, or the judge is a real one and was calibrated with
     *     recordings of a scripted stub
     */
    Optional<JudgeError> judgeError(Judge judge, boolean synthetic) throws IOException {
        Optional<JudgeError> found = found(judge);
        if (!synthetic && found.filter(JudgeError::synthetic).isPresent()) {
            throw new EvalFailure(
                    "the calibration of %s was made with recordings of a scripted stub, and says nothing about a judge that is real; calibrate it anew with attest eval calibrate, or remove that file."
                            .formatted(judge.name()));
        }
        return found;
    }

    private Optional<JudgeError> found(Judge judge) throws IOException {
        if (calibration == null) {
            return Calibrations.find(Home.resolve("eval", "calibrations"), judge);
        }
        JudgeError error = Calibrations.read(calibration);
        if (!error.judge().equals(judge.name())) {
            throw new EvalFailure(
                    "%s is about the judge %s, and %s judges.".formatted(calibration, error.judge(), judge.name()));
        }
        return Optional.of(error);
    }

    SelfTesting selfTests(Judge judge, int threads) {
        if (!selfTests) {
            return SelfTesting.none();
        }
        return new SelfTesting() {
            @Override
            public int cases() {
                return SelfTests.cases();
            }

            @Override
            public List<SelfTest> run(Runnable step) {
                return SelfTests.run(judge, threads, step);
            }
        };
    }
}
