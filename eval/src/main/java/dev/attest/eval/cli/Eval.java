package dev.attest.eval.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of {@code attest eval}. */
@Command(
        name = "attest eval",
        description =
                "Asks questions whose answers are known, and says how good the answers are and how far to trust that.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
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
        CommandLine line = new CommandLine(new Eval());
        line.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().versionProvider(new Version()));
        line.setExecutionExceptionHandler((e, command, parsed) -> {
            Complaint.print(e, command.getErr());
            return COULD_NOT_RUN;
        });
        try {
            return line.execute(args);
        } catch (Error e) {
            // Java would end with 1, which says that a gate failed.
            Complaint.print(e, line.getErr());
            return COULD_NOT_RUN;
        }
    }
}
