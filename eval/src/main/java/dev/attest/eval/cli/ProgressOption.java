package dev.attest.eval.cli;

import dev.attest.eval.runs.Progress;
import java.io.Console;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a run says how far it is. */
final class ProgressOption {

    @Option(
            names = "--progress",
            paramLabel = "bar|lines|json|none",
            description = {
                "How it is told how far the run is: by a bar or lines on standard error (default: a bar on a terminal),",
                "or by one object a line on standard output, the last of which names the folder; then nothing else is there."
            })
    private @Nullable Kind kind;

    private enum Kind {
        bar,
        lines,
        json,
        none
    }

    Progress open(PrintStream out, PrintStream err) {
        Kind wanted = kind != null ? kind : onTerminal() ? Kind.bar : Kind.lines;
        return switch (wanted) {
            case bar -> new ProgressBars(err);
            case lines -> new ProgressLines(err);
            case json -> new ProgressJson(out);
            case none -> new ProgressNone(err);
        };
    }

    @SuppressWarnings("SystemConsoleNull") // null means no terminal before JDK 22; later ones are asked below
    private static boolean onTerminal() {
        Console console = System.console();
        if (console == null || "dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        try {
            // From JDK 22 a console exists without a terminal too, and says so here.
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
