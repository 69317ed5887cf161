package dev.attest.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The most memory that children took that survived their files, where the system says so, and the most heap of this process. */
public final class PeakMemory {

    private long childKib = -1;

    /** To be called while the children are alive: their peak is gone with them. */
    void look(LongStream children) {
        children.forEach(pid -> childKib = Math.max(childKib, highWaterMark(pid)));
    }

    /** Resident, in MB, at most since this process began; empty where the system does not say. */
    public static OptionalDouble ownMegabytes() {
        long kib = highWaterMark(ProcessHandle.current().pid());
        return kib < 0 ? OptionalDouble.empty() : OptionalDouble.of(kib * 1024 / 1e6);
    }

    private static long highWaterMark(long pid) {
        try {
            List<String> status = Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status"));
            return status.stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(-1);
        } catch (IOException e) {
            return -1; // not Linux, or the child is gone
        }
    }

    /** Resident, in MiB, of the largest child. */
    OptionalDouble childMib() {
        return childKib < 0 ? OptionalDouble.empty() : OptionalDouble.of(childKib / 1024.0);
    }

    /** In MiB; the sum of the pools' peaks, so at most a little too much. */
    double heapMib() {
        return heapPools().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / (1024.0 * 1024);
    }

    /** The most heap, in MB, since {@link #forgetHeap}, or since this process began; what nobody needed any more counts, too. */
    public static double heapMegabytes() {
        return heapPools().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / 1e6;
    }

    /** The heap that is in use, in MB, after what nobody needs any more was collected. */
    public static double liveHeapMegabytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
    }

    /** Peaks of the heap count from here on. */
    public static void forgetHeap() {
        System.gc();
        heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static Stream<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP);
    }
}
