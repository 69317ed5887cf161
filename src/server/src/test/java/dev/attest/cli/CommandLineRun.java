package dev.attest.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/** One run of the command line with its output caught. */
record CommandLineRun(int exit, String out, String err) {

    static final EmbeddedServer NO_SERVER = options -> {
        throw new IllegalStateException("no server may be started here");
    };

    static CommandLineRun of(EmbeddedServer server, Map<String, String> environment, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                Ansi.OFF);
        Surroundings surroundings = new Surroundings(console, server, environment, duration -> {});
        int exit = Attest.commandLine(surroundings).execute(args);
        return new CommandLineRun(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    static CommandLineRun of(String... args) {
        return of(NO_SERVER, Map.of(), args);
    }

    static Surroundings quiet(EmbeddedServer server, Map<String, String> environment) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return new Surroundings(new Console(nowhere, nowhere, false, Ansi.OFF), server, environment, duration -> {});
    }
}
