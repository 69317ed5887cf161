package dev.attest.bench;

import dev.attest.bench.training.Train;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of {@code attest bench}, {@code attest calibrate} and {@code attest train support}. */
@Command(
        name = "attest",
        description = "Measures Attest, and fits the constants and models it ships.",
        mixinStandardHelpOptions = true,
        subcommands = {Benchmarks.class, Calibrate.class, Train.class})
public final class Bench {

    private Bench() {}

    public static void main(String[] args) {
        System.exit(command().execute(args));
    }

    static CommandLine command() {
        return new CommandLine(new Bench());
    }
}
