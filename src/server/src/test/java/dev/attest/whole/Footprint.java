package dev.attest.whole;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a server takes once it has collected its garbage.
 *
 * @param heap bytes of its heap in use
 * @param beside bytes of memory it holds (VmRSS) but for what its heap has taken, which follows the heap's use late; 0 where
 *     the system does not say
 */
record Footprint(long heap, long beside) {

    /** As all JVMs from 17 to 25 say it, of the whole heap or of each generation. */
    private static final String TOTAL = " +total (?:reserved \\d+K, committed )?";

    private static final Pattern TAKEN = Pattern.compile(TOTAL + "(\\d+)K, used");
    private static final Pattern USED = Pattern.compile(TOTAL + "\\d+K, used (\\d+)K");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    /** Has the server collect its garbage first, twice: what the first run finds unreachable may hold on to more. */
    static Footprint of(ProcessHandle server) throws IOException, InterruptedException {
        jcmd(server, "GC.run");
        jcmd(server, "GC.run");
        Path status = Path.of("/proc", String.valueOf(server.pid()), "status");
        String heap = jcmd(server, "GC.heap_info");
        return new Footprint(
                sum(USED, heap), Files.exists(status) ? sum(RESIDENT, Files.readString(status)) - sum(TAKEN, heap) : 0);
    }

    private static String jcmd(ProcessHandle server, String command) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(jcmd.toString(), String.valueOf(server.pid()), command)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(command + ": " + said);
        }
        return said;
    }

    private static long sum(Pattern kilobytes, String text) {
        Matcher found = kilobytes.matcher(text);
        long sum = 0;
        while (found.find()) {
            sum += Long.parseLong(found.group(1)) << 10;
        }
        return sum;
    }

    /** The processes that read files. */
    static List<ProcessHandle> children(ProcessHandle server) {
        return server.children().filter(ProcessHandle::isAlive).toList();
    }

    /** What stands in the folders that parsers have in a temporary folder, each path from its parsers' folder on. */
    static List<String> leftovers(Path temporary) throws IOException {
        List<String> left = new ArrayList<>();
        try (DirectoryStream<Path> homes = Files.newDirectoryStream(temporary, "attest-parsers-*")) {
            for (Path home : homes) {
                try (Stream<Path> files = Files.walk(home)) {
                    files.filter(file -> !file.equals(home))
                            .forEach(file -> left.add(home.relativize(file).toString()));
                }
            }
        }
        return left;
    }
}
