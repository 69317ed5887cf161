package dev.attest.eval.targets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server whose owner is killed, and can do nothing about it. */
class KilledOwnerTest {

    private static final String SERVER = "server ";

    @TempDir
    Path folder;

    /** Starts a server, says its process, and waits to be killed. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        var setup = new ServerSetup(
                FakeServerJar.write(folder.resolve("server.jar")),
                FakeServerJar.serving(URI.create("http://127.0.0.1:4711"), 0),
                Files.createDirectory(folder.resolve("documents")),
                ServerSetup.environment(System.getenv(), false));
        OwnServer server = OwnServer.start(setup, folder);
        System.out.println(SERVER + server.pid());
        new CountDownLatch(1).await();
    }

    @Test
    @Timeout(120)
    void stopsByItself() throws Exception {
        Process owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledOwnerTest.class.getName(),
                        folder.toString())
                .redirectError(Files.createFile(folder.resolve("owner.err")).toFile())
                .start();
        ProcessHandle server;
        try (var lines = new BufferedReader(new InputStreamReader(owner.getInputStream(), UTF_8))) {
            String line = lines.readLine();
            assertThat(line).as(Files.readString(folder.resolve("owner.err"))).startsWith(SERVER);
            server = ProcessHandle.of(Long.parseLong(line.substring(SERVER.length())))
                    .orElseThrow();
            assertThat(server.isAlive()).isTrue();
        } finally {
            owner.destroyForcibly().waitFor();
        }
        assertThat(server.onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
    }
}
