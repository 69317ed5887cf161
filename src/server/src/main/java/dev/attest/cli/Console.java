package dev.attest.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * Where a command writes: results to {@code out}, progress and remarks to {@code err}.
 *
 * @param interactive whether a person is watching a terminal
 * @param ansi whether to colour
 */
record Console(PrintStream out, PrintStream err, boolean interactive, Ansi ansi) {

    /** UTF-8 whatever the locale, because a quote printed with question marks is no quote. */
    static Console system() {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        boolean terminal = isTerminal();
        return new Console(out, err, terminal, terminal && Ansi.AUTO.enabled() ? Ansi.ON : Ansi.OFF);
    }

    String bold(String text) {
        return styled(text, Style.bold);
    }

    String faint(String text) {
        return styled(text, Style.faint);
    }

    String good(String text) {
        return styled(text, Style.fg_green);
    }

    String bad(String text) {
        return styled(text, Style.fg_red);
    }

    /**
     * Text from documents and servers, made harmless: control characters could otherwise steer the terminal. Line breaks
     * and tabs stay.
     */
    static String safe(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) && c != '\n' && c != '\t' ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** {@link #safe} on one line. */
    static String line(String text) {
        return safe(text.strip().replaceAll("\\s+", " "));
    }

    // A full reset, because the code that ends bold underlines on some terminals.
    private String styled(String text, IStyle style) {
        return ansi.enabled() ? Style.on(style) + text + Style.reset.on() : text;
    }

    @SuppressWarnings("SystemConsoleNull") // null means no terminal before JDK 22; later ones are asked below
    private static boolean isTerminal() {
        java.io.Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // From JDK 22 a console exists without a terminal too, and says so here.
            return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
