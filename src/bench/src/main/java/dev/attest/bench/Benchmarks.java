package dev.attest.bench;

import picocli.CommandLine.Command;

/** Measures what is there. */
@Command(name = "bench", description = "Measures Attest.", mixinStandardHelpOptions = true, subcommands = Formats.class)
final class Benchmarks {}
