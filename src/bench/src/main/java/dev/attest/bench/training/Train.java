package dev.attest.bench.training;

import picocli.CommandLine.Command;

/** Trains what ships as a model of Attest's own. */
@Command(
        name = "train",
        description = "Trains the models Attest decides by, from public or your own data.",
        mixinStandardHelpOptions = true,
        subcommands = TrainSupport.class)
public final class Train {}
