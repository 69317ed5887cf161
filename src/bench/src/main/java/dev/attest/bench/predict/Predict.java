package dev.attest.bench.predict;

import dev.attest.bench.Folders;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves predictions under load, beside the least that WebFlux can do with the same requests. */
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        description = {
            "Puts POST /predict/iris under load, in turns with a bare WebFlux handler that decodes the same body",
            "and answers with a constant: 1, 32 and 256 connections, single rows and batches of 1,000."
        },
        subcommands = Predict.BareServer.class)
public final class Predict implements Callable<Integer> {

    private static final String SERVER_JAR = "src/server/target/attest-server-0.1.0-SNAPSHOT-exec.jar";

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Option(names = "--rounds", paramLabel = "N", description = "Turns of each system (default: ${DEFAULT-VALUE}).")
    private int rounds = 7;

    @Option(names = "--seconds", paramLabel = "S", description = "Length of a turn (default: ${DEFAULT-VALUE}).")
    private int seconds = 2;

    @Option(
            names = "--warm-up",
            paramLabel = "S",
            description = "Seconds of load on each system before anything is measured (default: ${DEFAULT-VALUE}).")
    private int warmUp = 60;

    /** The peer, in a process of its own. */
    @Command(name = "bare", hidden = true, description = "Serves the bare handler until it is stopped.")
    static final class BareServer implements Runnable {
        @Override
        public void run() {
            Bare.main();
        }
    }

    @Override
    public Integer call() throws IOException {
        if (rounds < 1 || seconds < 1 || warmUp < 1) {
            say("--rounds, --seconds and --warm-up must be at least 1");
            return 1;
        }
        Path home = Path.of(System.getProperty("attest.home", "")).toAbsolutePath();
        Path jar = home.resolve(SERVER_JAR);
        if (!Files.isRegularFile(jar)) {
            say("there is no server at " + jar + "; start this benchmark with ./attest bench predict, which builds it");
            return 1;
        }
        Path data = Files.createTempDirectory("attest-bench");
        try (ServerUnderLoad product = ServerUnderLoad.start(List.of(
                        "-Dattest.home=" + home,
                        "-jar",
                        jar.toString(),
                        "serve",
                        "--port",
                        "0",
                        "--data",
                        data.toString()));
                ServerUnderLoad bare = ServerUnderLoad.start(thisProgram("bench", "predict", "bare"))) {
            Map<Scenario, List<Round>> results = new Turns(product, bare, Duration.ofSeconds(seconds), Predict::say)
                    .run(rounds, Duration.ofSeconds(2L * warmUp));
            say("measuring the model call alone");
            var report = new PredictReport(results, ModelCall.measure(home, rounds, Duration.ofSeconds(seconds)));
            (json ? report.json() : report.table()).forEach(System.out::println);
            return report.failures() == 0 ? 0 : 1;
        } finally {
            Folders.delete(data);
        }
    }

    /** However this program was started: from its jar, or from a class path. */
    private static List<String> thisProgram(String... arguments) {
        String path = System.getProperty("java.class.path");
        List<String> start = path.endsWith("-exec.jar") && !path.contains(File.pathSeparator)
                ? List.of("-jar", path)
                : List.of("-cp", path, "dev.attest.bench.Bench");
        return Stream.concat(start.stream(), List.of(arguments).stream()).toList();
    }

    private static void say(String sentence) {
        System.err.println("attest: " + sentence);
    }
}
