package dev.attest.documents.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.attest.documents.Extraction;
import dev.attest.documents.PageCounts;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.Source;
import dev.attest.documents.UnreadableDocument;
import dev.attest.documents.UnreadableDocument.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.test.StepVerifier;

class ProcessParserFaultsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private ProcessSettings settings;
    private ProcessParser parser;

    @BeforeEach
    void settings() {
        settings = Faults.SETTINGS.withFolder(folder).withHeap(64L << 20);
    }

    @AfterEach
    void close() throws IOException {
        if (parser != null) {
            parser.close();
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    private void start(ProcessSettings with) {
        parser = Faults.start(with);
    }

    private void refuses(String order, Reason reason, String message) {
        StepVerifier.create(Faults.order(parser, order))
                .expectErrorSatisfies(error -> {
                    assertThat(error).isInstanceOf(UnreadableDocument.class).hasMessageContaining("\"order.x\"");
                    assertThat(((UnreadableDocument) error).reason()).isEqualTo(reason);
                    assertThat(error).hasMessageContaining(message).hasMessageEndingWith(".");
                })
                .verify(PATIENCE);
        assertThat(says("well")).isEqualTo("well");
    }

    private String says(String order) {
        return Faults.order(parser, order).block(PATIENCE).text();
    }

    @Test
    void aFileThatTakesTooLongFailsAndTheNextIsRead() {
        start(settings.withWallTime(Duration.ofSeconds(2)));
        refuses("hang", Reason.TOO_SLOW, "within 2 seconds");
    }

    @Test
    void aFileThatFillsTheHeapFailsAndTheNextIsRead() {
        start(settings);
        refuses("fill", Reason.TOO_MUCH_MEMORY, "64 MiB");
    }

    @Test
    void aFileThatEndsTheProcessFailsAndTheNextIsRead() {
        start(settings);
        refuses("exit", Reason.PARSER_CRASHED, "exit code 7");
        refuses("halt", Reason.PARSER_CRASHED, "exit code 0");
    }

    @Test
    void aFileThatOverflowsTheStackFailsAndTheNextIsRead() {
        start(settings);
        refuses("overflow", Reason.TOO_DEEP, "nested too deeply");
    }

    @Test
    void anAnswerThatIsNoneFailsAndTheNextFileIsRead() {
        start(settings);
        refuses("garbage", Reason.PARSER_CRASHED, "its answer was none");
    }

    @Test
    void anAnswerThatIsTooLongFailsAndTheNextFileIsRead() {
        start(settings.withOutputBytes(1 << 20));
        refuses("huge 2000000", Reason.TOO_MUCH_TEXT, "Divide it");
        assertThat(says("huge 1000000")).hasSize(1_000_000);
    }

    @Test
    void warningsOfLibrariesAreLoggedForThoseWhoWantToKnowEverything() throws Exception {
        Logger log = (Logger) LoggerFactory.getLogger(LastWords.class);
        var appender = new ListAppender<ILoggingEvent>();
        appender.list = new CopyOnWriteArrayList<>();
        appender.start();
        log.addAppender(appender);
        log.setLevel(Level.DEBUG);
        try {
            start(settings);
            assertThat(says("log")).isEqualTo("logged");
            for (int i = 0; i < 100 && appender.list.isEmpty(); i++) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            assertThat(appender.list).singleElement().satisfies(event -> {
                assertThat(event.getLevel()).isEqualTo(Level.DEBUG);
                assertThat(event.getFormattedMessage()).endsWith("WARN library: A font is odd.");
            });
        } finally {
            log.setLevel(null);
            log.detachAppender(appender);
        }
    }

    @Test
    void aLineOf60MegabytesIsTooMuchTextInLittleMemory() {
        start(settings.withHeap(128L << 20));
        byte[] line = new byte[60_000_000];
        Arrays.fill(line, (byte) 'a');
        StepVerifier.create(parser.parse(new Source("line.txt", "text/plain", line)))
                .expectErrorSatisfies(error ->
                        assertThat(((UnreadableDocument) error).reason()).isEqualTo(Reason.TOO_MUCH_TEXT))
                .verify(PATIENCE);
    }

    @Test
    void aLineOf20MegabytesIsReadInTheHeapThatAChildHas() {
        start(settings.withHeap(Faults.SETTINGS.heap()));
        byte[] line = new byte[19_000_000];
        for (int i = 0; i < line.length; i++) {
            line[i] = (byte) (i % 7 == 6 ? ' ' : 'a' + i % 26);
        }
        Extraction read =
                parser.parse(new Source("line.txt", "text/plain", line)).block(PATIENCE);
        assertThat(read.text().length()).isBetween(line.length - 1, line.length);
    }

    @Test
    void thePageCountsOfAFileWithoutTextArrive() {
        start(settings);
        StepVerifier.create(Faults.order(parser, "pictures"))
                .expectErrorSatisfies(error ->
                        assertThat(((UnreadableDocument) error).pages()).contains(new PageCounts(300, 299, 1)))
                .verify(PATIENCE);
        assertThat(says("well")).isEqualTo("well");
    }

    @Test
    void aDefectOfAParserIsNotTheFilesFault() {
        start(settings);
        StepVerifier.create(Faults.order(parser, "fail"))
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("a defect"))
                .verify(PATIENCE);
        assertThat(says("well")).isEqualTo("well");
    }

    @Test
    void aFileWhoseChildIsKilledIsReadByAnotherAndTheFilesAfterItTooAreRead() throws Exception {
        start(settings);
        long pid = Faults.pid(parser);
        List<CompletableFuture<Extraction>> all = IntStream.range(0, 4)
                .mapToObj(i ->
                        Faults.order(parser, i == 0 ? "sleep 1500" : "word" + i).toFuture())
                .toList();
        TimeUnit.MILLISECONDS.sleep(300);
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        for (int i = 0; i < 4; i++) {
            assertThat(all.get(i).get(30, TimeUnit.SECONDS).text()).isEqualTo(i == 0 ? "awake" : "word" + i);
        }
    }

    @Test
    void aFileWhoseSecondChildIsKilledTooFails() throws Exception {
        start(settings);
        long first = Faults.pid(parser);
        CompletableFuture<Extraction> reading =
                Faults.order(parser, "sleep 20000").toFuture();
        TimeUnit.MILLISECONDS.sleep(300);
        ProcessHandle.of(first).orElseThrow().destroyForcibly();
        long second = first;
        while (second == first) {
            TimeUnit.MILLISECONDS.sleep(50);
            second = parser.processes().findFirst().orElse(first);
        }
        TimeUnit.MILLISECONDS.sleep(300);
        ProcessHandle.of(second).orElseThrow().destroyForcibly();
        assertThatThrownBy(() -> reading.get(10, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(UnreadableDocument.class)
                .hasMessageContaining("signal 9");
        assertThat(says("well")).isEqualTo("well");
    }

    @Test
    void aChildThatIsAskedToEndWhileItReadsIsNotTheFilesFault() throws Exception {
        start(settings);
        long pid = Faults.pid(parser);
        CompletableFuture<Extraction> reading =
                Faults.order(parser, "sleep 20000").toFuture();
        TimeUnit.MILLISECONDS.sleep(300);
        ProcessHandle.of(pid).orElseThrow().destroy();
        assertThatThrownBy(() -> reading.get(30, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(ParserUnavailable.class)
                .hasMessageContaining("signal 15");
        assertThat(says("well")).isEqualTo("well");
    }

    @Test
    void aChildThatIsKilledJustBeforeAFileComesCostsNoFile() {
        start(settings);
        for (int i = 0; i < 3; i++) {
            ProcessHandle.of(Faults.pid(parser)).orElseThrow().destroyForcibly();
            assertThat(says("well")).isEqualTo("well");
        }
    }

    @Test
    void hundredsOfFilesAreReadByOneWorkerAfterAnother() {
        start(settings.withFilesPerWorker(40));
        Set<String> processes = new HashSet<>();
        for (int i = 0; i < 400; i++) {
            processes.add(says("who"));
        }
        assertThat(processes.size()).isBetween(5, 10);
    }

    @Test
    void aWorkerWhoseHeapStaysFullGivesWayBeforeTheNextFile() {
        start(settings);
        String first = says("leave 45");
        assertThat(says("leave 1")).isNotEqualTo(first);
    }

    @Test
    void cancellingEndsTheFileThatIsReadAndLeavesOutTheOneThatWaits() throws Exception {
        start(settings);
        ProcessHandle child = ProcessHandle.of(Faults.pid(parser)).orElseThrow();
        Disposable read = Faults.order(parser, "hang").subscribe();
        Disposable waiting = Faults.order(parser, "hang").subscribe();
        CompletableFuture<Extraction> other = Faults.order(parser, "well").toFuture();
        TimeUnit.MILLISECONDS.sleep(300);
        waiting.dispose();
        read.dispose();
        child.onExit().get(10, TimeUnit.SECONDS);
        assertThat(other.get(30, TimeUnit.SECONDS).text()).isEqualTo("well");
    }

    @Test
    void aChildThatCannotBeStartedIsNotTheFilesFault() {
        parser = ProcessParser.start(
                FaultyChild.parsers(ParseLimits.DEFAULT), ParseLimits.DEFAULT, settings, "there.is.no.such.Class");
        for (int i = 0; i < 2; i++) {
            StepVerifier.create(Faults.order(parser, "well"))
                    .expectErrorSatisfies(error -> assertThat(error)
                            .isInstanceOf(ParserUnavailable.class)
                            .hasMessageContaining("there.is.no.such.Class"))
                    .verify(PATIENCE);
        }
    }

    @Test
    void closingLeavesNoChildAndNoFolder() throws Exception {
        start(settings.withWorkers(2));
        ProcessHandle child = ProcessHandle.of(Faults.pid(parser)).orElseThrow();
        Path file = Path.of(says("file"));
        assertThat(file).exists().startsWithRaw(folder.toAbsolutePath());
        CompletableFuture<Extraction> reading = Faults.order(parser, "hang").toFuture();
        TimeUnit.MILLISECONDS.sleep(200);
        parser.close();
        assertThat(child.isAlive()).isFalse();
        assertThat(file).doesNotExist();
        assertThatThrownBy(() -> reading.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(ParserUnavailable.class);
        StepVerifier.create(Faults.order(parser, "well")).verifyError(ParserUnavailable.class);
    }

    @Test
    void closingEndsTheFilesThatWait() {
        start(settings);
        Faults.pid(parser);
        List<CompletableFuture<Extraction>> waiting = IntStream.range(0, 20_000)
                .mapToObj(i -> Faults.order(parser, "hang").toFuture())
                .toList();
        parser.close();
        assertThatThrownBy(() -> CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new))
                        .get(10, TimeUnit.SECONDS))
                .hasCauseInstanceOf(ParserUnavailable.class);
    }

    @Test
    void aFolderWhoseNameIsNotAsciiHoldsTheChildrensFiles() throws IOException {
        assumeTrue(
                System.getProperty("sun.jnu.encoding", "").equals("UTF-8"), "file names here cannot hold the letter");
        Path named = Files.createDirectory(folder.resolve("ü"));
        start(settings.withFolder(named));
        assertThat(Path.of(says("file"))).exists().startsWithRaw(named.toAbsolutePath());
        parser.close();
        Files.delete(named);
    }

    @Test
    void aParentThatIsKilledLeavesNoChildAndTheNextOneSweepsItsFolder() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ShortLivedParent.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long pid;
        try (var lines = new BufferedReader(new InputStreamReader(parent.getInputStream(), UTF_8))) {
            pid = Long.parseLong(lines.readLine());
        }
        ProcessHandle child = ProcessHandle.of(pid).orElseThrow();
        assertThat(child.isAlive()).isTrue();
        parent.destroyForcibly().waitFor();
        child.onExit().get(10, TimeUnit.SECONDS);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).hasSize(1);
        }
        start(settings);
        assertThat(says("well")).isEqualTo("well");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).hasSize(1);
        }
    }
}
