package dev.attest.documents.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.attest.documents.Extraction;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.Parser;
import dev.attest.documents.Source;
import dev.attest.documents.UnreadableDocument;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** The child's side: reads files from standard input and answers on standard output until its parent is gone. */
public final class ParsingChild {

    private final List<Parser> parsers;
    private final FrameReader in;
    private final FrameWriter out;
    private final ChildHeap heap = new ChildHeap();

    private ParsingChild(List<Parser> parsers, FrameReader in, FrameWriter out) {
        this.parsers = parsers;
        this.in = in;
        this.out = out;
    }

    /**
     * Serves until standard input ends, and then ends the JVM. To be called first thing in {@code main}, before a library
     * takes hold of {@link System#out}.
     *
     * @param arguments as the parent passes them
     * @param parsers what reads files within the limits that the arguments say
     */
    // A socket or a file would need the descriptor closed; these two live as long as the process.
    @SuppressWarnings("StreamResourceLeak")
    public static void run(String[] arguments, Function<ParseLimits, List<Parser>> parsers) {
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8));
        System.setIn(InputStream.nullInputStream());
        // For libraries that find no other log. The others are configured in child-logging.xml.
        Logger.getLogger("").setLevel(Level.WARNING);
        var in = new FrameReader(new FileInputStream(FileDescriptor.in));
        var out = new FrameWriter(new FileOutputStream(FileDescriptor.out));
        try {
            new ParsingChild(parsers.apply(limits(arguments)), in, out).serve();
        } catch (IOException e) {
            // The parent closed a pipe or is gone; there is nobody left to tell.
            Runtime.getRuntime().halt(0);
        }
    }

    static List<String> arguments(ParseLimits limits) {
        return Stream.of(limits.characters(), limits.unpacked(), limits.ratio(), limits.nesting(), limits.attachments())
                .map(String::valueOf)
                .toList();
    }

    private static ParseLimits limits(String[] arguments) {
        if (arguments.length != 5) {
            throw new IllegalArgumentException("Not five limits: " + Arrays.toString(arguments));
        }
        return new ParseLimits(
                Integer.parseInt(arguments[0]),
                Long.parseLong(arguments[1]),
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]),
                Integer.parseInt(arguments[4]));
    }

    private void serve() throws IOException {
        say(Protocol.READY);
        out.flush();
        while (true) {
            // Waits here while a file is read as well, and so learns at once when the parent is gone.
            in.allow(Long.MAX_VALUE);
            Source source = new Source(in.readText(), in.readText(), in.readBytes());
            heap.busy();
            Parser.of(source.mediaType(), parsers).parse(source).subscribe(this::answer, this::answer);
        }
    }

    private void answer(Extraction extraction) {
        answered(() -> {
            say(Protocol.READ);
            ExtractionFrame.write(extraction, out);
        });
    }

    private void answer(Throwable error) {
        answered(() -> {
            if (error instanceof UnreadableDocument unreadable) {
                say(Protocol.UNREADABLE);
                out.writeByte(Protocol.REASONS.indexOf(unreadable.reason()));
                out.writeText(String.valueOf(error.getMessage()));
                ExtractionFrame.write(unreadable.pages(), out);
            } else {
                error.printStackTrace();
                say(Protocol.FAILED);
                out.writeText(error.toString());
            }
        });
    }

    private void say(int word) throws IOException {
        out.writeByte(Protocol.MARK);
        out.writeByte(word);
    }

    private interface Words {
        void write() throws IOException;
    }

    /** One after the other: the parent may send the next file while this one's last lines still run. */
    private synchronized void answered(Words words) {
        try {
            words.write();
            out.writeByte(heap.fullness());
            heap.idle();
            out.flush();
        } catch (IOException e) {
            Runtime.getRuntime().halt(0);
        }
    }
}
