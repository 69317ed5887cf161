package dev.attest.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of {@code attest bench} and {@code attest calibrate}. */
@Command(
        name = "attest",
        description = "Measures Attest, and fits the constants it ships.",
        mixinStandardHelpOptions = true,
        subcommands = {Benchmarks.class, Calibrate.class})
public final class Bench {

    private Bench() {}

    public static void main(String[] args) {
        System.exit(command().execute(args));
    }

    static CommandLine command() {
        return new CommandLine(new Bench());
    }
}
