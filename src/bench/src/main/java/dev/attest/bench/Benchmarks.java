package dev.attest.bench;

import dev.attest.bench.filters.Filters;
import dev.attest.bench.predict.Predict;
import picocli.CommandLine.Command;

/** Measures what is there. */
@Command(
        name = "bench",
        description = "Measures Attest.",
        mixinStandardHelpOptions = true,
        subcommands = {Filters.class, Formats.class, Predict.class})
final class Benchmarks {}
