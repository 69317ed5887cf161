package dev.attest.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The server evaluates itself with the real eval command line. */
class EvaluationsIT {

    private static final Path PROJECT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Set<String> ENDED = Set.of("passed", "gateFailed", "failed", "cancelled");

    @TempDir
    Path folder;

    private static JsonNode evaluate(ServerProcess server, Map<String, ?> request) throws Exception {
        HttpResponse<String> accepted = server.post("/evaluations", request);
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        String path = accepted.headers().firstValue("Location").orElseThrow();
        return Awaiting.until(
                PATIENCE,
                () -> server.fetch(path),
                seen -> ENDED.contains(seen.path("state").asString()));
    }

    @Test
    void anEvaluationOfTheSamplesEndsWithAReportAndIsComparedWithTheNext() throws Exception {
        try (ServerProcess server =
                ServerProcess.start(folder.resolve("data"), Map.of("ATTEST_HOME", PROJECT.toString()))) {
            Map<String, ?> five = Map.of("dataset", "samples", "limit", 5, "selfTests", false);

            JsonNode early = evaluate(server, five);
            assertThat(early.path("state").asString()).as(early.toString()).isEqualTo("failed");
            assertThat(early.path("problem").asString()).startsWith("It could not be run: ");

            ingest(server);
            JsonNode first = evaluate(server, five);
            assertThat(first.path("state").asString()).as(first.toString()).isIn("passed", "gateFailed");
            assertThat(first.path("figures").size()).isPositive();
            assertReport(server, first);

            JsonNode second = evaluate(server, five);
            assertThat(second.path("comparedWith")).isEqualTo(first.path("id"));
            JsonNode report = server.fetch("/evaluations/" + second.path("id").asString() + "/report");
            assertThat(report.path("comparison").isObject()).isTrue();
            assertThat(report.path("history").size()).isEqualTo(1);
            assertThat(server.children()).as("nothing is left of the runs").noneMatch(EvaluationsIT::evaluates);
        }
    }

    private static boolean evaluates(ProcessHandle process) {
        return process.info().arguments().map(List::of).orElse(List.of()).stream()
                .anyMatch(argument -> argument.endsWith(".jar") && argument.contains("attest-eval"));
    }

    /** What the first five questions are about. */
    private static void ingest(ServerProcess server) throws Exception {
        var read = ServerProcess.finished(
                Map.of(),
                "ingest",
                Path.of(System.getProperty("attest.samples"), "field-manual.pdf")
                        .toString(),
                "--url",
                server.url().toString());
        assertThat(read.exitCode()).as(read.printed()).isZero();
    }

    private static void assertReport(ServerProcess server, JsonNode evaluation) throws Exception {
        String path = "/evaluations/" + evaluation.path("id").asString();
        JsonNode report = server.fetch(path + "/report");
        assertThat(report.at("/run/samples").asInt()).isEqualTo(5);
        assertThat(report.path("samples").size()).isEqualTo(5);
        assertThat(report.at("/gate/rules").isArray()).isTrue();
        assertThat(server.get(path + "/summary.md").body()).isNotBlank();
        assertThat(server.get(path + "/junit.xml").body()).contains("<testsuite");
    }
}
