package dev.attest.documents.process;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;

/** Says how full the child's heap stays, and gives memory back when the child has nothing to do. */
final class ChildHeap {

    private static final long PAUSE_MS = 5_000;
    private static final long MUCH = 96L << 20;

    private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
            .toList();
    private volatile long idleSince = Long.MAX_VALUE;

    ChildHeap() {
        var returning = new Thread(this::giveBack, "returns-memory");
        returning.setDaemon(true);
        returning.start();
    }

    void busy() {
        idleSince = Long.MAX_VALUE;
    }

    void idle() {
        idleSince = System.nanoTime();
    }

    /** Per cent of the largest pool that the last collection could not free, which is what files left behind. */
    int fullness() {
        return pools.stream()
                .map(MemoryPoolMXBean::getCollectionUsage)
                .filter(usage -> usage.getMax() > 0)
                .max((one, other) -> Long.compare(one.getMax(), other.getMax()))
                .map(ChildHeap::percent)
                .orElse(0);
    }

    private static int percent(MemoryUsage usage) {
        return (int) Math.min(100, 100 * usage.getUsed() / usage.getMax());
    }

    /** One large file would otherwise keep hundreds of megabytes until the next one. */
    @SuppressWarnings("BusyWait")
    private void giveBack() {
        long done = Long.MAX_VALUE;
        try {
            while (true) {
                Thread.sleep(PAUSE_MS / 5);
                long since = idleSince;
                boolean idle = since != Long.MAX_VALUE && System.nanoTime() - since > PAUSE_MS * 1_000_000;
                if (idle && since != done && Runtime.getRuntime().totalMemory() > MUCH) {
                    System.gc();
                    done = since;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
