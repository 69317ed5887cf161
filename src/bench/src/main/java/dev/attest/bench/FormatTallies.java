package dev.attest.bench;

import dev.attest.documents.Extraction;
import dev.attest.documents.Parser;
import dev.attest.documents.Source;
import dev.attest.documents.UnreadableDocument;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was measured, by format and system. */
final class FormatTallies {

    /** A file's readings by one system. */
    record Timing(int characters, long nanos, int readings) {

        Timing and(Timing other) {
            return new Timing(characters, nanos + other.nanos, readings + other.readings);
        }
    }

    /** Files by name, with the time each took, and those that failed by reason. */
    static final class Tally {

        final Map<Path, Timing> timings = new TreeMap<>();
        final Map<String, Set<Path>> failures = new TreeMap<>();
        private long[] nanos = new long[64];
        private int readings;

        private void add(Path file, int characters, long took) {
            timings.merge(file, new Timing(characters, took, 1), Timing::and);
            if (readings == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * readings);
            }
            nanos[readings++] = took;
        }

        int failed() {
            return failures.values().stream().mapToInt(Set::size).sum();
        }

        int readings() {
            return readings;
        }

        double seconds() {
            return timings.values().stream().mapToLong(Timing::nanos).sum() / 1e9;
        }

        long characters() {
            return timings.values().stream().mapToLong(Timing::characters).sum();
        }

        double charactersRead() {
            return timings.values().stream()
                    .mapToDouble(timing -> (double) timing.characters() * timing.readings())
                    .sum();
        }

        /** Milliseconds that this share of the readings took at most. */
        double milliseconds(double share) {
            long[] sorted = Arrays.copyOf(nanos, readings);
            Arrays.sort(sorted);
            return sorted[(int) Math.ceil(share * readings) - 1] / 1e6;
        }
    }

    final Map<String, Map<String, Tally>> byFormat = new TreeMap<>();
    final Map<String, Set<Path>> unsupported = new TreeMap<>();

    void clear() {
        byFormat.clear();
        unsupported.clear();
    }

    void unsupported(String format, Path file) {
        unsupported.computeIfAbsent(format, key -> new TreeSet<>()).add(file);
    }

    /** Reads a file and keeps what came of it. */
    void add(String system, Path file, Source source, Parser parser) {
        Tally tally = byFormat.computeIfAbsent(source.mediaType(), key -> new TreeMap<>())
                .computeIfAbsent(system, key -> new Tally());
        long start = System.nanoTime();
        int characters = 0;
        try {
            Extraction extraction = parser.parse(source).blockOptional().orElseThrow();
            characters = extraction.text().length();
        } catch (UnreadableDocument e) {
            fail(tally, e.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'), file);
        } catch (RuntimeException e) {
            fail(tally, "internal", file);
        }
        tally.add(file, characters, System.nanoTime() - start);
    }

    private static void fail(Tally tally, String reason, Path file) {
        tally.failures.computeIfAbsent(reason, key -> new TreeSet<>()).add(file);
    }
}
