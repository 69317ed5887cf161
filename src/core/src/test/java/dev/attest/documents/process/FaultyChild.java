package dev.attest.documents.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.attest.documents.Attachment;
import dev.attest.documents.Block;
import dev.attest.documents.Extraction;
import dev.attest.documents.GlyphRun;
import dev.attest.documents.PageCounts;
import dev.attest.documents.PageLayout;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.Parser;
import dev.attest.documents.Source;
import dev.attest.documents.Span;
import dev.attest.documents.UnreadableDocument;
import dev.attest.documents.parsing.FileParser;
import dev.attest.documents.text.TextParsers;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** A child that reads text, and does what a file of the type {@link #TYPE} says. */
public final class FaultyChild {

    static final String TYPE = "application/x-fault";

    private FaultyChild() {}

    public static void main(String[] arguments) {
        ParsingChild.run(arguments, FaultyChild::parsers);
    }

    static List<Parser> parsers(ParseLimits limits) {
        var parsers = new ArrayList<>(TextParsers.all(limits));
        parsers.add(new Obedient(limits));
        return parsers;
    }

    private static final class Obedient extends FileParser {

        private static final List<byte[]> LEFT = new ArrayList<>();

        Obedient(ParseLimits limits) {
            super(Set.of(TYPE), limits);
        }

        @Override
        protected Extraction read(Source source) throws IOException {
            String[] order = new String(source.bytes(), UTF_8).split(" ", 2);
            return switch (order[0]) {
                case "hang" -> hang();
                case "sleep" -> sleep(Long.parseLong(order[1]));
                case "exit" -> exit();
                case "halt" -> halt();
                case "fill" -> fill();
                case "leave" -> leave(Integer.parseInt(order[1]));
                case "overflow" -> overflow(0);
                case "print" -> print();
                case "log" -> log();
                case "garbage" -> garbage();
                case "pictures" ->
                    throw new UnreadableDocument(
                            UnreadableDocument.Reason.NO_TEXT,
                            source.shownName() + " holds pictures only.",
                            Optional.of(new PageCounts(300, 299, 1)));
                case "fail" -> throw new AssertionError("a defect");
                case "huge" -> said("x".repeat(Integer.parseInt(order[1])));
                case "file" -> said(Files.createTempFile("left", "behind").toString());
                case "environment" -> said(String.join(" ", System.getenv().keySet()) + " .");
                case "who" -> said(String.valueOf(ProcessHandle.current().pid()));
                case "layout" -> layout();
                default -> said(order[0]);
            };
        }

        private static Extraction said(String text) {
            return new Extraction(
                    null, text, List.of(new Block(Block.Kind.PARAGRAPH, 0, new Span(0, text.length()))), List.of());
        }

        private static Extraction hang() {
            while (true) {
                Thread.onSpinWait();
            }
        }

        private static Extraction sleep(long ms) {
            try {
                TimeUnit.MILLISECONDS.sleep(ms);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return said("awake");
        }

        private static Extraction exit() {
            System.exit(7);
            return said("still here");
        }

        private static Extraction halt() {
            Runtime.getRuntime().halt(0);
            return said("still here");
        }

        private static Extraction fill() {
            var all = new ArrayList<byte[]>();
            while (true) {
                all.add(new byte[1 << 20]);
            }
        }

        private static Extraction leave(int mib) {
            for (int i = 0; i < mib; i++) {
                LEFT.add(new byte[1 << 20]);
            }
            System.gc();
            return said(String.valueOf(ProcessHandle.current().pid()));
        }

        @SuppressWarnings("InfiniteRecursion")
        private static Extraction overflow(int depth) {
            return overflow(depth + 1);
        }

        private static Extraction print() {
            System.out.println("Some library says hello.");
            System.out.flush();
            return said("printed");
        }

        private static Extraction log() {
            LoggerFactory.getLogger("some.library").info("Nothing much.");
            LoggerFactory.getLogger("some.library").warn("A font is odd.");
            return said("logged");
        }

        private static Extraction garbage() throws IOException {
            new FileOutputStream(FileDescriptor.out).write("Some native library says hello.\n".getBytes(UTF_8));
            return said("printed");
        }

        /** Everything an extraction can hold. */
        static Extraction layout() {
            String text = "Grüße 😀 one\n\ntwo\n\nthree";
            var blocks = List.of(
                    new Block(Block.Kind.HEADING, 2, new Span(0, 12)),
                    new Block(Block.Kind.TABLE_ROW, 0, new Span(14, 17)),
                    new Block(Block.Kind.LIST_ITEM, 300, new Span(19, 24)));
            var runs = List.of(
                    new GlyphRun(new Span(14, 16), 1.5f, 12.25f, new float[] {0.1f, 2, Float.MAX_VALUE}),
                    new GlyphRun(new Span(16, 17), -1.5f, 0, new float[] {-3, 4}));
            var pages = List.of(
                    new PageLayout(1, 595.28, 841.89, PageLayout.Origin.BLANK, new Span(0, 0), List.of()),
                    new PageLayout(2, 1, 2, PageLayout.Origin.RECOGNISED, new Span(14, 17), runs),
                    new PageLayout(70_000, 0, 0, PageLayout.Origin.NONE, new Span(19, 24), List.of()));
            var attachments = List.of(
                    new Attachment("half a pair \uD83D.bin", "", new byte[] {0, -1, 127}),
                    new Attachment("", "text/plain", new byte[300_000]));
            return new Extraction("A title", text, blocks, pages, attachments, List.of("Careful.", "\uDE00"));
        }
    }

    static Extraction layout() {
        return Obedient.layout();
    }
}
