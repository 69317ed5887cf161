package dev.attest.bench;

import dev.attest.bench.filters.Filters;
import dev.attest.bench.finding.BenchAnswers;
import dev.attest.bench.finding.BenchEncoders;
import dev.attest.bench.finding.BenchRetrieval;
import dev.attest.bench.judging.BenchSupport;
import dev.attest.bench.predict.Predict;
import dev.attest.bench.scale.Scale;
import picocli.CommandLine.Command;

/** Measures what is there. */
@Command(
        name = "bench",
        description = "Measures Attest.",
        mixinStandardHelpOptions = true,
        subcommands = {
            BenchRetrieval.class,
            BenchAnswers.class,
            BenchSupport.class,
            BenchEncoders.class,
            Filters.class,
            Formats.class,
            Predict.class,
            Scale.class
        })
final class Benchmarks {}
