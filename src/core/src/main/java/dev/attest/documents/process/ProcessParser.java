package dev.attest.documents.process;

import dev.attest.documents.Extraction;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.Parser;
import dev.attest.documents.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import reactor.core.publisher.Mono;

/**
 * Reads files in warm child processes, with the result that parsers in this process would give. What a file does to its
 * child fails that file with one of the last three {@link dev.attest.documents.UnreadableDocument.Reason reasons}; the next
 * file gets a fresh child. A child that ends for no reason that is known is given a successor that reads the same file
 * again; only a file that ends both has crashed its parser. {@link ParserUnavailable} means that no child could be had, or
 * that somebody asked it to end, and that the file may be read later; any other error is a defect of a parser.
 *
 * <p>Cancelling leaves out a file whose turn has not come, and ends the child that reads it otherwise: a file that nobody
 * waits for must not keep others waiting for minutes. A fresh child is started at once.
 */
public final class ProcessParser implements Parser, AutoCloseable {

    private static final long TICK_MS = 100;
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final List<Parser> fronted;
    private final ProcessSettings settings;
    private final WorkFolders folders;
    private final ExecutorService readers;
    private final ExecutorService background;
    private final ScheduledExecutorService clock;
    private final List<Seat> seats;
    private final BlockingQueue<Seat> free;

    private ProcessParser(List<Parser> fronted, ProcessSettings settings, ChildCommand command, WorkFolders folders) {
        this.fronted = List.copyOf(fronted);
        this.settings = settings;
        this.folders = folders;
        readers = Executors.newFixedThreadPool(settings.workers(), task -> daemon(task, "parser"));
        background = Executors.newCachedThreadPool(task -> daemon(task, "parser-start"));
        clock = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "parser-clock"));
        seats = IntStream.range(0, settings.workers())
                .mapToObj(i -> new Seat(command, settings, folders, background))
                .toList();
        free = new ArrayBlockingQueue<>(seats.size(), true, seats);
        var unused = clock.scheduleWithFixedDelay(
                () -> seats.forEach(Seat::overdue), TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable task, String name) {
        var thread = new Thread(task, name + "-" + NUMBERS.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Starts the children in the background.
     *
     * @param fronted parsers of this process; they only say which types are read
     * @param limits what the children's parsers are told
     * @param mainClass on this process's class path, makes the same parsers and calls {@link ParsingChild#run}
     * @throws UncheckedIOException when no temporary folder can be made
     */
    public static ProcessParser start(
            List<Parser> fronted, ParseLimits limits, ProcessSettings settings, String mainClass) {
        try {
            return new ProcessParser(
                    fronted,
                    settings,
                    new ChildCommand(settings, limits, mainClass),
                    WorkFolders.open(settings.folder()));
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary folder can be made in " + settings.folder(), e);
        }
    }

    /** How many files are read at once; more wait. */
    public int workers() {
        return settings.workers();
    }

    /** The process ids of the children that read files, for those who measure them. */
    public LongStream processes() {
        return seats.stream().flatMapToLong(Seat::pid);
    }

    @Override
    public boolean reads(String mediaType) {
        return fronted.stream().anyMatch(parser -> parser.reads(mediaType));
    }

    @Override
    public Mono<Extraction> parse(Source source) {
        return Mono.create(sink -> {
            var reading = new Reading(source, sink, free);
            sink.onCancel(() -> cancel(reading));
            try {
                readers.execute(reading);
            } catch (RejectedExecutionException e) {
                sink.error(new ParserUnavailable("The parser is closed", e));
            }
        });
    }

    /** Off the caller's thread, because ending a process means looking at the processes it started. */
    private void cancel(Reading reading) {
        try {
            background.execute(reading::cancel);
        } catch (RejectedExecutionException e) {
            // Closed, and so is the child.
        }
    }

    /** Ends the children and removes their folders; files that are read or wait fail with {@link ParserUnavailable}. */
    @Override
    public void close() {
        readers.shutdown();
        clock.shutdownNow();
        background.shutdown();
        seats.forEach(Seat::close);
        for (Runnable waiting : readers.shutdownNow()) {
            ((Reading) waiting).close();
        }
        try {
            boolean quiet = background.awaitTermination(5, TimeUnit.SECONDS);
            if (!quiet) {
                background.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        folders.close();
    }
}
