package dev.attest.cli;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;
import org.springframework.boot.logging.LoggingSystem;

/** Whether this machine has what Attest runs on. */
final class InstalledChecks {

    private static final String AREA = "installed";
    private static final Set<Integer> TESTED = Set.of(17, 25);
    private static final long MIB = 1024L * 1024;
    /** With -Xmx512m, of which collectors keep some, two files of the most text one may hold come in at once. */
    private static final long LITTLE_HEAP_MIB = 480;

    private InstalledChecks() {}

    static List<Check> all() {
        // Libraries that load themselves chat about it; without a started application that would go to the console.
        LoggingSystem.get(InstalledChecks.class.getClassLoader()).beforeInitialize();
        return List.of(
                java(Runtime.version().feature()),
                system(),
                memory(Runtime.getRuntime().maxMemory() / MIB),
                loads("ONNX Runtime", "ai.onnxruntime.OrtEnvironment", "getEnvironment"),
                loads("tokenizer", "ai.djl.huggingface.tokenizers.jni.LibUtils", "checkStatus"));
    }

    static Check java(int feature) {
        String detail = "%s (%s)".formatted(Runtime.version(), System.getProperty("java.vendor", "unknown vendor"));
        return TESTED.contains(feature)
                ? Check.ok(AREA, "Java", detail)
                : Check.note(
                        AREA, "Java", detail, "Attest is tested on 17 and 25; use one of those if something fails.");
    }

    private static Check system() {
        return Check.ok(
                AREA,
                "system",
                "%s %s, %d cores"
                        .formatted(
                                System.getProperty("os.name", "?"),
                                System.getProperty("os.arch", "?"),
                                Runtime.getRuntime().availableProcessors()));
    }

    static Check memory(long heapMib) {
        String machine =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                        ? " of %d MiB".formatted(system.getTotalMemorySize() / MIB)
                        : "";
        String detail = "%d MiB heap%s".formatted(heapMib, machine);
        return heapMib >= LITTLE_HEAP_MIB
                ? Check.ok(AREA, "memory", detail)
                : Check.note(AREA, "memory", detail, "Give Java more with JAVA_TOOL_OPTIONS=-Xmx512m or more.");
    }

    /** By name, because only the adapters may know these libraries' types. */
    private static Check loads(String what, String type, String method) {
        try {
            Class.forName(type).getMethod(method).invoke(null);
            return Check.ok(AREA, what, "native library loads");
        } catch (ReflectiveOperationException | LinkageError e) {
            Throwable root = e;
            for (Throwable cause = root.getCause(); cause != null; cause = root.getCause()) {
                root = cause;
            }
            return Check.broken(
                    AREA,
                    what,
                    "native library does not load: " + root.getMessage(),
                    "Use 64-bit Linux (glibc), macOS or Windows, and make the temporary folder writable and executable.");
        }
    }
}
