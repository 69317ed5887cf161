package dev.attest.eval.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.eval.MetricInfo.Aggregate;
import dev.attest.eval.Reply;
import dev.attest.eval.Score;
import dev.attest.eval.judges.ScriptedServer;
import dev.attest.eval.models.ChatBodies;
import dev.attest.eval.reports.Figure;
import dev.attest.eval.reports.Report;
import dev.attest.eval.reports.ReportJson;
import dev.attest.eval.reports.SampleResult;
import java.nio.file.Path;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole command with a language model that answers. */
class ModelRunTest {

    @TempDir
    Path folder;

    private Report run() throws Exception {
        GroupFiles files = GroupFiles.write(folder, 4);
        try (var server = new ScriptedServer()) {
            server.answers("group 00", okJson(ChatBodies.saying("The notice period of group 00 is three months.")));
            server.answers("group 01", okJson(ChatBodies.saying("I don't know.")));
            server.answers("group 02", aResponse().withStatus(500).withHeader("Retry-After", "0"));
            server.answers("group 03", okJson(ChatBodies.refusing("I must not say.")));
            CommandRun run = files.run(
                    "--openai-url=" + server.url(),
                    "--openai-model=crane-1",
                    "--price-input=2",
                    "--price-output=6",
                    "--currency=EUR",
                    "--metrics=tokens,cost,token_f1,wrong_abstention",
                    "--guard=cost",
                    "--floor=0.5");
            assertThat(run.exit()).as(run.out() + run.err()).isZero();
        }
        return ReportJson.read(files.newest().resolve("report.json"));
    }

    @Test
    void saysWhatEachAnswerTookAndWhyOneIsMissing() throws Exception {
        Report report = run();
        assertThat(report.run().models()).containsExactly("crane-1");
        assertThat(report.samples())
                .extracting(SampleResult::status)
                .containsExactly(
                        Reply.Status.ANSWERED, Reply.Status.ABSTAINED, Reply.Status.FAILED, Reply.Status.ABSTAINED);
        // Ten tokens in and five out, at 2 and 6 a million.
        assertThat(value(score(report, 0, "tokens"))).isEqualTo(15);
        assertThat(value(score(report, 0, "cost"))).isCloseTo(50e-6, Offset.offset(1e-12));
        assertThat(value(score(report, 1, "tokens"))).isEqualTo(15);
        assertThat(value(score(report, 0, "token_f1"))).isEqualTo(1);
        assertThat(reason(score(report, 2, "cost"))).contains("There is no answer", "500", "after 5 tries");
        assertThat(score(report, 3, "tokens")).isInstanceOf(Score.NotApplicable.class);
        assertThat(value(score(report, 3, "wrong_abstention"))).isEqualTo(1);
        Figure cost = sum(report, "cost");
        assertThat(cost.value()).isCloseTo(100e-6, Offset.offset(1e-12));
        assertThat(cost.measured()).isEqualTo(2);
        assertThat(cost.unmeasured()).isEqualTo(1);
        assertThat(cost.notApplicable()).isEqualTo(1);
        assertThat(report.metrics())
                .anySatisfy(metric -> assertThat(metric.name() + metric.unit()).isEqualTo("costEUR"));
    }

    private static Figure sum(Report report, String metric) {
        return report.figures().stream()
                .filter(figure -> figure.metric().equals(metric)
                        && figure.slice().equals(Figure.ALL)
                        && figure.aggregate() == Aggregate.SUM)
                .findFirst()
                .orElseThrow();
    }

    private static Score score(Report report, int group, String metric) {
        return Objects.requireNonNull(report.samples().get(group).scores().get(metric));
    }

    private static double value(Score score) {
        assertThat(score).isInstanceOf(Score.Measured.class);
        return ((Score.Measured) score).value();
    }

    private static String reason(Score score) {
        assertThat(score).isInstanceOf(Score.Unmeasured.class);
        return ((Score.Unmeasured) score).reason();
    }
}
