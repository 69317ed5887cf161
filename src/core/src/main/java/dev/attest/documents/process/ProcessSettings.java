package dev.attest.documents.process;

import dev.attest.documents.ParseLimits;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What child processes may take.
 *
 * @param workers child processes, each of which reads one file at a time
 * @param heap of a child, in bytes, at least 16 MiB
 * @param wallTime that one file may take
 * @param outputBytes most bytes a child may answer with; a child that says more is ended
 * @param filesPerWorker after this many files, twice as many at most, a child gives way to a fresh one
 * @param startTime that a child may take until it is ready to read files
 * @param folder an existing folder for the children's temporary files
 */
public record ProcessSettings(
        int workers,
        long heap,
        Duration wallTime,
        long outputBytes,
        int filesPerWorker,
        Duration startTime,
        Path folder) {

    private static final long MIB = 1L << 20;

    public ProcessSettings {
        if (workers < 1 || heap < 16 * MIB || outputBytes < 1 || filesPerWorker < 1) {
            throw new IllegalArgumentException(
                    "Too little for parser processes: %d workers, %d bytes of heap, %d bytes of output, %d files each"
                            .formatted(workers, heap, outputBytes, filesPerWorker));
        }
        if (wallTime.isNegative() || wallTime.isZero() || startTime.isNegative() || startTime.isZero()) {
            throw new IllegalArgumentException(
                    "Parser processes need time: " + wallTime + " a file, " + startTime + " to start");
        }
    }

    /** One worker of 512 MiB, 2 minutes a file, 20,000 files a worker, below the system's temporary folder. */
    public static ProcessSettings within(ParseLimits limits) {
        // A character takes up to 3 bytes as text and 4 as an edge; a block or run about 10, and is rarely that short.
        long output = 8L * limits.characters() + 64 * MIB;
        return new ProcessSettings(
                1,
                512 * MIB,
                Duration.ofMinutes(2),
                output,
                // A fresh child reads its first thousands of files at half speed, until its code is compiled; one whose
                // heap
                // stays full gives way earlier anyway.
                20_000,
                Duration.ofSeconds(60),
                Path.of(System.getProperty("java.io.tmpdir")));
    }

    public ProcessSettings withWorkers(int count) {
        return new ProcessSettings(count, heap, wallTime, outputBytes, filesPerWorker, startTime, folder);
    }

    public ProcessSettings withHeap(long bytes) {
        return new ProcessSettings(workers, bytes, wallTime, outputBytes, filesPerWorker, startTime, folder);
    }

    public ProcessSettings withWallTime(Duration time) {
        return new ProcessSettings(workers, heap, time, outputBytes, filesPerWorker, startTime, folder);
    }

    public ProcessSettings withOutputBytes(long bytes) {
        return new ProcessSettings(workers, heap, wallTime, bytes, filesPerWorker, startTime, folder);
    }

    public ProcessSettings withFilesPerWorker(int files) {
        return new ProcessSettings(workers, heap, wallTime, outputBytes, files, startTime, folder);
    }

    public ProcessSettings withFolder(Path temporary) {
        return new ProcessSettings(workers, heap, wallTime, outputBytes, filesPerWorker, startTime, temporary);
    }
}
