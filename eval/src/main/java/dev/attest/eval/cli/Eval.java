package dev.attest.eval.cli;

import dev.attest.eval.EvalFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of {@code attest eval}. */
@Command(
        name = "attest eval",
        description =
                "Asks questions whose answers are known, and says how good the answers are and how far to trust that.",
        mixinStandardHelpOptions = true,
        subcommands = {
            RunDataset.class,
            CheckDataset.class,
            GenerateSamples.class,
            AcceptSamples.class,
            CalibrateJudge.class,
            SelfTestJudge.class
        })
public final class Eval {

    /** The evaluation could not be run; 1 is left to gates that failed. */
    static final int COULD_NOT_RUN = 2;

    private Eval() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        return new CommandLine(new Eval())
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    if (e instanceof EvalFailure) {
                        command.getErr().println("attest: " + e.getMessage());
                        return COULD_NOT_RUN;
                    }
                    throw e;
                })
                .execute(args);
    }
}
