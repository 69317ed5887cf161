package dev.attest.bench;

import dev.attest.bench.finding.CalibrateAbstention;
import picocli.CommandLine.Command;

/** Fits what ships as a number. */
@Command(
        name = "calibrate",
        description = "Fits the constants Attest ships, from public or your own data.",
        mixinStandardHelpOptions = true,
        subcommands = CalibrateAbstention.class)
final class Calibrate {}
