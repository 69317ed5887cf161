package dev.attest.eval;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of {@code attest eval}. */
@Command(
        name = "attest eval",
        description = "Asks questions whose answers are known, and says how the answers compare.",
        mixinStandardHelpOptions = true,
        subcommands = {CheckQuestions.class, AskQuestions.class})
public final class Eval {

    private Eval() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Eval())
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    if (e instanceof EvalFailure) {
                        command.getErr().println("attest: " + e.getMessage());
                        return CommandLine.ExitCode.SOFTWARE;
                    }
                    throw e;
                })
                .execute(args));
    }
}
