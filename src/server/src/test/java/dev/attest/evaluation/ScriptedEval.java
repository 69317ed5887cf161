package dev.attest.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/**
 * Plays the eval command line, by the script its dataset holds: {@code pass}, {@code fail}, {@code unable}, {@code break},
 * {@code silent}, or {@code stay}, which ends only the second time it is run on the same folder. Knows the JDK alone.
 */
public final class ScriptedEval {

    private final List<String> arguments;
    private final Path runs;

    private ScriptedEval(List<String> arguments) {
        this.arguments = arguments;
        this.runs = Path.of(after("--runs"));
    }

    public static void main(String[] arguments) throws Exception {
        System.exit(new ScriptedEval(List.of(arguments)).run());
    }

    private String after(String option) {
        return arguments.get(arguments.indexOf(option) + 1);
    }

    private int run() throws Exception {
        System.err.println("attest: loading libraries");
        System.out.println("{\"stage\":\"answering\",\"done\":1,\"of\":2}");
        System.out.println("not for machines");
        return switch (Files.readString(Path.of(after("--dataset")))) {
            case "pass" -> report("passed");
            case "fail" -> report("failed");
            case "stay" -> stay();
            case "break" -> 3;
            case "silent" -> 0;
            default -> {
                System.err.println("attest: 12 documents of the samples are not in the server; ingest them first.");
                yield 2;
            }
        };
    }

    /** With a process of its own, which must not outlive it either. */
    private int stay() throws Exception {
        Path begun = runs.resolve("begun");
        if (Files.exists(begun)) {
            return report("passed");
        }
        Process sleeping = new ProcessBuilder("sleep", "600").start();
        Files.writeString(runs.resolve("pids"), ProcessHandle.current().pid() + " " + sleeping.pid());
        Files.writeString(begun, "");
        System.out.println("{\"stage\":\"judging\",\"done\":2,\"of\":2}");
        new CountDownLatch(1).await();
        return 2;
    }

    private int report(String gate) throws IOException {
        Path folder = Files.createDirectories(runs.resolve("run-1"));
        Files.writeString(folder.resolve("report.html"), "<!doctype html><title>Größe</title>" + "x".repeat(1_200_000));
        Files.writeString(folder.resolve("report.json"), json());
        Files.writeString(folder.resolve("junit.xml"), "<testsuites/>");
        Files.writeString(
                folder.resolve("summary.md"),
                String.join(" ", arguments) + "\n" + new TreeMap<>(System.getenv()).keySet() + "\n");
        System.out.printf("{\"finished\":true,\"folder\":\"%s\",\"gate\":\"%s\"}%n", folder, gate);
        return gate.equals("passed") ? 0 : 1;
    }

    private String json() {
        return "{\"comparison\":" + (after("--baseline").equals("none") ? "null" : "{}") + "," + """
                "metrics":[{"name":"groundedness","aggregates":["mean"]},{"name":"latency","aggregates":["p50","p95"]},
                  {"name":"correctness","aggregates":["mean"]}],
                 "figures":[
                  {"metric":"groundedness","aggregate":"mean","slice":"all","value":0.9,"low":0.8,"high":0.95,
                   "measured":3,"unmeasured":1,"notApplicable":0},
                  {"metric":"groundedness","aggregate":"mean","slice":"frozen","value":0.1,"low":0.1,"high":0.1,
                   "measured":1,"unmeasured":0,"notApplicable":0},
                  {"metric":"latency","aggregate":"p50","slice":"all","value":12,"low":10,"high":15,
                   "measured":4,"unmeasured":0,"notApplicable":0},
                  {"metric":"latency","aggregate":"p95","slice":"all","value":90,"low":50,"high":99,
                   "measured":4,"unmeasured":0,"notApplicable":0},
                  {"metric":"correctness","aggregate":"mean","slice":"all","value":null,"low":null,"high":null,
                   "measured":0,"unmeasured":4,"notApplicable":0,"reason":"the judge is away"}]}
                """;
    }
}
