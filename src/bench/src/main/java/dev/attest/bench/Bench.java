package dev.attest.bench;

import dev.attest.bench.training.Train;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** Entry point of {@code attest bench}, {@code attest train support} and {@code attest train answerability}. */
@Command(
        name = "attest",
        description = "Measures Attest, and trains the models it ships.",
        mixinStandardHelpOptions = true,
        subcommands = {Benchmarks.class, Train.class})
public final class Bench {

    private Bench() {}

    public static void main(String[] args) {
        System.exit(command().execute(args));
    }

    /** The command line, for its tests too. */
    public static CommandLine command() {
        return new CommandLine(new Bench()).setExecutionExceptionHandler(Bench::told);
    }

    private static int told(Exception e, CommandLine command, ParseResult arguments) throws Exception {
        if (e instanceof UnusableData) {
            command.getErr().println("attest: " + e.getMessage());
            return 1;
        }
        throw e;
    }
}
