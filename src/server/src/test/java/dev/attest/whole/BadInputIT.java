package dev.attest.whole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.attest.documents.FileName;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Bad files, from their upload to the end of their job, one after the other on one small server: each has its outcome
 * within its time, nobody is called and nothing is told, and afterwards the server is what it was before.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BadInputIT {

    /** What one file may take to be read. */
    private static final Duration CAP = Duration.ofSeconds(30);
    /** For the time before and after: the start of a fresh child, embedding, the wait of a second attempt. */
    private static final Duration SLACK = Duration.ofSeconds(20);

    private static final long MIB = 1 << 20;
    private static final int LARGE = 60 << 20;
    private static final String FACT = "The canteen opens at 11:30 on every working day.";

    private final AtomicInteger calls = new AtomicInteger();
    private final List<String> outcomes = new ArrayList<>();

    private Path temporary;
    private Path secret;
    private Path log;
    private HttpServer listener;
    private ServerProcess server;
    private Footprint before;

    /**
     * The footprint is taken after files that need what any file can need, so that what is made once is there: a child,
     * a full batch of embeddings, both indexes, and the buffers and pages that a large upload goes through.
     */
    @BeforeAll
    void warmUp(@TempDir Path folder) throws Exception {
        temporary = Files.createDirectory(folder.resolve("tmp"));
        secret = Files.writeString(folder.resolve("secret.txt"), BadFiles.SECRET);
        log = folder.resolve("data").resolve("attest.log");
        listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listener.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        listener.start();
        server = ServerProcess.start(
                folder.resolve("data"),
                "-Xmx512m",
                // What it holds follows what it uses, or the resident memory would tell of the garbage's peak.
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=30",
                "-Djava.io.tmpdir=" + temporary,
                "-Dattest.parsing.time=" + CAP.toSeconds() + "s");
        String filler = "\n\nThe gauge of station %d was read at noon, and the keeper wrote it down.".repeat(12);
        StringBuilder text = new StringBuilder("# Canteen\n\n" + FACT);
        for (int i = 0; i < 60; i++) {
            text.append(filler.replace("%d", String.valueOf(i)));
        }
        assertThat(ended(uploaded("warm-up.md", text.toString().getBytes(UTF_8)))
                        .get("state")
                        .asString())
                .isEqualTo("ready");
        byte[] large = Arrays.copyOf(BadArchive.nested(1), LARGE);
        assertThat(server.upload("large.zip", BodyPublishers.ofByteArray(large)).statusCode())
                .isEqualTo(415);
        askingAnswers();
        before = Footprint.of(server.handle());
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + listener.getAddress().getPort() + "/");
    }

    Stream<BadFile> files() {
        return Stream.of(
                        BadFiles.reachingOut(address(), secret),
                        BadFiles.pdfs(),
                        BadFiles.disguises(),
                        BadFiles.parts(),
                        BadFiles.archives(),
                        BadFiles.mails(),
                        BadFiles.texts(),
                        BadFiles.names())
                .flatMap(some -> some);
    }

    @Order(1)
    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void endsWithItsOutcomeInTime(BadFile file) throws Exception {
        byte[] bytes = file.bytes().get();
        long start = System.nanoTime();
        JsonNode accepted = uploaded(file.name(), bytes);
        JsonNode job = ended(accepted);
        note(file.label(), bytes.length, job, start);
        assertThat(file.ends()).as(job.toString()).contains(end(job));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(CAP.plus(SLACK));
        String path = "/documents/" + accepted.at("/document/id").asString();
        JsonNode document = server.fetch(path);
        String stored = server.fetch(path + "/versions").at("/items/0/fileName").asString();
        assertThat(List.of(
                        document.get("sourceKey").asString(),
                        document.get("title").asString(),
                        stored))
                .allMatch(FileName::isVisible)
                .noneMatch(name -> name.contains("/") || name.contains("\\"));
        assertThat(file.warnings()).allMatch(document.get("warnings").toString()::contains);
        String chunks = server.fetch(path + "/chunks").toString();
        assertThat(document + chunks).doesNotContain(BadFiles.SECRET);
        if (end(job).equals(BadFile.READY)) {
            assertThat(file.says()).allMatch(chunks::contains);
        } else {
            assertThat(FileName.isVisible(job.at("/problem/detail").asString())).isTrue();
        }
    }

    @Test
    @Order(2)
    void aChildThatIsKilledTakesItsOwnFileWithItAtMost() throws Exception {
        ProcessHandle child = reader();
        Duration idle = child.info().totalCpuDuration().orElseThrow();
        byte[] bytes = BadPdfs.manyPages();
        long start = System.nanoTime();
        JsonNode accepted = uploaded("killed.pdf", bytes);
        while (child.info().totalCpuDuration().orElseThrow().minus(idle).toMillis() < 100) {
            Thread.sleep(10);
        }
        assertThat(child.destroyForcibly()).isTrue();
        JsonNode job = ended(accepted);
        note("its child is killed", bytes.length, job, start);
        // A fresh child may be asked once more.
        assertThat(end(job)).as(job.toString()).isIn("parser-crashed", BadFile.READY);
        JsonNode next = ended(uploaded("next.pdf", BadPdfs.sound("The next file is fine.")));
        assertThat(end(next)).as(next.toString()).isEqualTo(BadFile.READY);
        assertThat(reader().pid()).isNotEqualTo(child.pid());
    }

    @Test
    @Order(3)
    void refusesAnUploadOf200MiBInOneLine() throws Exception {
        byte[] piece = "endless".repeat(1 << 17).getBytes(UTF_8);
        int pieces = (int) (200 * MIB / piece.length) + 1;
        long start = System.nanoTime();
        HttpResponse<String> refused = server.upload(
                "endless.txt",
                BodyPublishers.ofInputStream(() ->
                        new SequenceInputStream(Collections.enumeration(Collections.nCopies(pieces, piece).stream()
                                .map(ByteArrayInputStream::new)
                                .map(InputStream.class::cast)
                                .toList()))));
        outcomes.add("| 200 MiB in one line | %,d | %d | %.1f |"
                .formatted(pieces * (long) piece.length, refused.statusCode(), seconds(start)));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(413);
    }

    @Test
    @Order(4)
    void refusesAnArchiveThatIsNoDocument() throws Exception {
        assertThat(server.upload("report.pdf", BodyPublishers.ofByteArray(BadArchive.nested(2)))
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    @Order(5)
    void afterwardsTheServerIsWhatItWas() throws Exception {
        quiet();
        askingAnswers();
        nobodyWasCalledOrTold();
        ProcessHandle child = reader();
        assertThat(child.isAlive()).isTrue();
        assertThat(Footprint.leftovers(temporary))
                .as("the lock, and the folder of the living child")
                .hasSize(2)
                .anyMatch(left -> left.startsWith("worker-"))
                .contains("lock");
        Footprint after = Footprint.of(server.handle());
        outcomes.add("heap %d → %d MiB, beside it %d → %d MiB"
                .formatted(before.heap() / MIB, after.heap() / MIB, before.beside() / MIB, after.beside() / MIB));
        assertThat(after.heap()).isPositive().isLessThan(before.heap() + 60 * MIB);
        // 30 to 40 MiB are classes, compiled code and pages of malloc. The largest body has 200.
        assertThat(after.beside()).isLessThan(before.beside() + 90 * MIB);
    }

    private void nobodyWasCalledOrTold() throws Exception {
        assertThat(calls).hasValue(0);
        HttpClient.newHttpClient().send(HttpRequest.newBuilder(address()).build(), BodyHandlers.discarding());
        assertThat(calls).as("calls, with one of the test's own").hasValue(1);
        assertThat(Files.readString(log))
                .contains("While it read \"killed.pdf\", a parser process ended")
                .doesNotContain(BadFiles.SECRET, " ERROR ");
    }

    @AfterAll
    void close() throws Exception {
        listener.stop(0);
        server.close();
        Files.write(Path.of("target", "bad-input.md"), outcomes);
    }

    private JsonNode uploaded(String name, byte[] bytes) throws Exception {
        HttpResponse<String> accepted = server.upload(name, BodyPublishers.ofByteArray(bytes));
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        return ServerProcess.json(accepted);
    }

    private JsonNode ended(JsonNode accepted) throws Exception {
        String path = "/jobs/" + accepted.at("/job/id").asString();
        long until = System.nanoTime() + CAP.plus(SLACK).toNanos();
        JsonNode job = server.fetch(path);
        while (!hasEnded(job) && System.nanoTime() < until) {
            Thread.sleep(20);
            job = server.fetch(path);
        }
        return job;
    }

    private static boolean hasEnded(JsonNode thing) {
        return List.of("ready", "failed", "cancelled")
                .contains(thing.get("state").asString());
    }

    /** The state, or the code of the failure. */
    private static String end(JsonNode job) {
        String state = job.get("state").asString();
        String type = job.at("/problem/type").asString("");
        return state.equals("failed")
                ? type.substring(Math.max(type.lastIndexOf('/'), type.lastIndexOf(':')) + 1)
                : state;
    }

    private void note(String label, int size, JsonNode job, long start) {
        outcomes.add("| %s | %,d | %s | %.1f | %s"
                .formatted(
                        label,
                        size,
                        end(job),
                        seconds(start),
                        job.at("/problem/detail").asString("")));
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private void askingAnswers() throws Exception {
        HttpResponse<String> answer = server.post("/ask", Map.of("question", "When does the canteen open?"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains(FACT);
    }

    /** Waits for the jobs of attachments. */
    private void quiet() throws Exception {
        for (int i = 0; i < 300; i++) {
            if (server.fetch("/documents?limit=200").get("items").valueStream().allMatch(BadInputIT::hasEnded)) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError(server.fetch("/documents?limit=200"));
    }

    /** The one process that reads files, once it is the only one. */
    private ProcessHandle reader() throws Exception {
        for (int i = 0; i < 200; i++) {
            List<ProcessHandle> children = Footprint.children(server.handle());
            if (children.size() == 1) {
                return children.get(0);
            }
            Thread.sleep(100);
        }
        throw new AssertionError("Children: " + Footprint.children(server.handle()));
    }
}
