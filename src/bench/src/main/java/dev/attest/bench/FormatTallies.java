package dev.attest.bench;

import dev.attest.documents.Extraction;
import dev.attest.documents.Parser;
import dev.attest.documents.Source;
import dev.attest.documents.UnreadableDocument;
import dev.attest.documents.process.ParserUnavailable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What was measured, by format and system. */
final class FormatTallies {

    /** A file's readings by one system. */
    record Timing(int characters, long nanos, int readings) {

        Timing and(Timing other) {
            return new Timing(characters, nanos + other.nanos, readings + other.readings);
        }
    }

    /** Files that were read, with the time each took, and those that failed by reason. */
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

        /** Files that were read or failed. */
        int files() {
            return ok() + failed().size();
        }

        /** Files whose readings all ended well. */
        int ok() {
            Set<Path> failed = failed();
            return (int) timings.keySet().stream()
                    .filter(file -> !failed.contains(file))
                    .count();
        }

        /** Files of which a reading failed. */
        Set<Path> failed() {
            return failures.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        }

        /** Those that ended well. */
        int readings() {
            return readings;
        }

        /** Of those readings. */
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

        /** Something per second of reading; empty when nothing was read. */
        OptionalDouble perSecond(double of) {
            return readings == 0 ? OptionalDouble.empty() : OptionalDouble.of(of / seconds());
        }

        /** Milliseconds that this share of the readings took at most; empty when nothing was read. */
        OptionalDouble milliseconds(double share) {
            if (readings == 0) {
                return OptionalDouble.empty();
            }
            long[] sorted = Arrays.copyOf(nanos, readings);
            Arrays.sort(sorted);
            return OptionalDouble.of(sorted[(int) Math.ceil(share * readings) - 1] / 1e6);
        }
    }

    final Map<String, Map<String, Tally>> byFormat = new TreeMap<>();
    final Map<String, Set<Path>> unsupported = new TreeMap<>();

    private final Set<String> told = new HashSet<>();
    private final Consumer<String> news;

    /** @param news hears what the first failure of each reason says */
    FormatTallies(Consumer<String> news) {
        this.news = news;
    }

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
        try {
            Extraction extraction = parser.parse(source).blockOptional().orElseThrow();
            tally.add(file, extraction.text().length(), System.nanoTime() - start);
        } catch (UnreadableDocument e) {
            fail(tally, e.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'), file, e);
        } catch (ParserUnavailable e) {
            fail(tally, "parser-unavailable", file, e);
        } catch (RuntimeException e) {
            fail(tally, "internal", file, e);
        }
    }

    boolean nothingRead() {
        return byFormat.values().stream()
                .flatMap(systems -> systems.values().stream())
                .allMatch(tally -> tally.readings() == 0);
    }

    private void fail(Tally tally, String reason, Path file, RuntimeException e) {
        if (told.add(reason)) {
            news.accept("%s failed as %s: %s".formatted(file, reason, e));
        }
        tally.failures.computeIfAbsent(reason, key -> new TreeSet<>()).add(file);
    }
}
