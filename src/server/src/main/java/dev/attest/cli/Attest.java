package dev.attest.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/**
 * The command line's entry, and the start class of the server's jar. Exit codes: 0 done, 1 an error, 2 and 3 as the
 * command's help says, 64 a wrong command line.
 */
@Command(
        name = "attest",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = Attest.Version.class,
        description = "Answers from your own documents, each sentence tied to the exact place it came from.")
public final class Attest {

    /** EX_USAGE of sysexits.h; 2 means something else here. */
    static final int USAGE = 64;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show the stack trace of an error.")
    boolean verbose;

    private Attest() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] args) {
        Surroundings surroundings =
                new Surroundings(Console.system(), new SpringServer(), System.getenv(), Waiting.REAL);
        System.exit(commandLine(surroundings).execute(args));
    }

    static CommandLine commandLine(Surroundings surroundings) {
        Attest root = new Attest();
        Console console = surroundings.console();
        CommandLine line = new CommandLine(root)
                .addSubcommand(new Demo(surroundings))
                .addSubcommand(new Serve(surroundings))
                .addSubcommand(new Ingest(surroundings))
                .addSubcommand(new Ask(surroundings))
                .addSubcommand(new Search(surroundings))
                .addSubcommand(new Train(surroundings))
                .addSubcommand(new Reindex(surroundings))
                .addSubcommand(new Doctor(surroundings));
        line.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().mixinStandardHelpOptions(true));
        line.setColorScheme(Help.defaultColorScheme(console.ansi()));
        line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
        line.setParameterExceptionHandler((failure, args) -> usage(failure, console));
        line.setExecutionExceptionHandler(
                (failure, command, parsed) -> failed(failure, root.verbose, command.getCommandName(), console));
        return line;
    }

    private static int usage(ParameterException failure, Console console) {
        CommandSpec spec = failure.getCommandLine().getCommandSpec();
        console.err()
                .printf(
                        "attest: %s (see '%s --help')%n",
                        Console.safe(String.valueOf(failure.getMessage())), spec.qualifiedName());
        return USAGE;
    }

    private static int failed(Exception failure, boolean verbose, String command, Console console) {
        if (failure instanceof ExpectedFailure expected) {
            console.err().println("attest: " + Console.safe(expected.sentence()));
        } else {
            Throwable root = rootCause(failure);
            String what = root.getMessage() == null ? "" : ": " + Console.line(root.getMessage());
            console.err()
                    .printf(
                            "attest: %s failed unexpectedly: %s%s%s%n",
                            command, root.getClass().getSimpleName(), what, verbose ? "" : " (--verbose shows more)");
        }
        if (verbose) {
            failure.printStackTrace(console.err());
        }
        return 1;
    }

    private static Throwable rootCause(Throwable failure) {
        Throwable root = failure;
        for (Throwable cause = root.getCause(); cause != null; cause = root.getCause()) {
            root = cause;
        }
        return root;
    }

    /** The version in the jar's manifest. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Attest.class.getPackage().getImplementationVersion();
            return new String[] {"attest " + (version == null ? "(development build)" : version)};
        }
    }
}
