package dev.attest.bench.training;

import dev.attest.bench.finding.TrainAnswerability;
import picocli.CommandLine.Command;

/** Trains what ships as a model of Attest's own. */
@Command(
        name = "train",
        description = "Trains the models Attest decides by, from public or your own data.",
        mixinStandardHelpOptions = true,
        subcommands = {TrainSupport.class, TrainAnswerability.class})
public final class Train {}
