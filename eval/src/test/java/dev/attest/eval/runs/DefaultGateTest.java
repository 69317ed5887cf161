package dev.attest.eval.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.eval.ClaimVerdict;
import dev.attest.eval.Exchange;
import dev.attest.eval.Judge;
import dev.attest.eval.Judged;
import dev.attest.eval.Metric;
import dev.attest.eval.Rating;
import dev.attest.eval.Reply;
import dev.attest.eval.Rubric;
import dev.attest.eval.Sample;
import dev.attest.eval.ScriptedJudge;
import dev.attest.eval.figures.Figures;
import dev.attest.eval.figures.GateSettings;
import dev.attest.eval.figures.Gates;
import dev.attest.eval.figures.ScoredSample;
import dev.attest.eval.metrics.Metrics;
import dev.attest.eval.metrics.Prices;
import dev.attest.eval.reports.Gate;
import dev.attest.eval.reports.Gate.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the gate says, unless told otherwise, of targets and judges as they are. */
class DefaultGateTest {

    private static final List<Metric> METRICS = Metrics.all(Prices.NONE);

    @Test
    void aTargetThatReportsNeitherCitationsNorPassagesPasses() {
        Gate gate = gate(new ScriptedJudge(), DefaultGateTest::alone);
        assertThat(gate.rules())
                .extracting(Rule::metric)
                .contains("correctness_f1")
                .doesNotContain("recall@5");
        assertThat(gate.passed()).as("%s", gate.rules()).isTrue();
    }

    @Test
    void aTargetThatReportsThemPassesToo() {
        Gate gate = gate(new ScriptedJudge(), DefaultGateTest::withSources);
        assertThat(gate.rules()).extracting(Rule::metric).containsAll(List.of("groundedness", "recall@5"));
        assertThat(gate.passed()).as("%s", gate.rules()).isTrue();
    }

    @Test
    void aJudgeThatRatesAndCannotVerifyFails() {
        Gate gate = gate(new Unverifying(), DefaultGateTest::withSources);
        assertThat(gate.rules())
                .filteredOn(rule -> !rule.passed())
                .extracting(Rule::metric)
                .contains("groundedness", "citation_precision", "citation_recall", "correctness_f1");
    }

    @Test
    void aRunInWhichEveryReplyFailedFails() {
        Gate gate = gate(new ScriptedJudge(), id -> Reply.failed(id, 1, "nobody is there"));
        assertThat(gate.rules()).hasSameSizeAs(GateSettings.USUAL).noneMatch(Rule::passed);
    }

    private interface Replying {
        Reply to(String id);
    }

    private static Gate gate(Judge judge, Replying target) {
        var scorer = new MetricScorer(METRICS, judge, List.of());
        var infos = METRICS.stream().map(Metric::info).toList();
        List<ScoredSample> scored = IntStream.range(0, 10)
                .mapToObj(i -> new Exchange(sample(i), target.to("s-" + i)))
                .map(scorer::score)
                .toList();
        return Gates.of(GateSettings.DEFAULT, infos, Figures.of(infos, scored, 7, Optional.empty()), Optional.empty());
    }

    /** Every fifth is not to be answered. */
    private static Sample sample(int i) {
        boolean known = i % 5 != 4;
        return new Sample(
                "s-" + i,
                "How deep?",
                known ? "Deep." : "",
                known ? List.of(new Sample.Gold("doc-" + i, "Deep.")) : List.of(),
                List.of(),
                known ? Sample.Status.ANSWERED : Sample.Status.ABSTAINED,
                List.of(),
                null,
                false);
    }

    private static Reply alone(String id) {
        return reply(id, "Deep.", List.of(), null);
    }

    private static Reply withSources(String id) {
        String document = id.replace("s-", "doc-");
        return reply(
                id,
                "Deep. [1]",
                List.of(new Reply.Citation(1, document, "Deep.")),
                List.of(new Reply.Passage(document, "Deep.")));
    }

    private static Reply reply(
            String id, String answer, List<Reply.Citation> citations, @Nullable List<Reply.Passage> passages) {
        return new Reply(id, Reply.Status.ANSWERED, answer, List.of(), citations, passages, null, null, 1, null, null);
    }

    /** Its prompt for verdicts is broken, the one for ratings is not. */
    private static final class Unverifying implements Judge {

        private final Judge judge = new ScriptedJudge();

        @Override
        public String name() {
            return judge.name();
        }

        @Override
        public Judged<List<String>> claims(String text) {
            return judge.claims(text);
        }

        @Override
        public Judged<List<ClaimVerdict>> verify(List<String> claims, List<String> texts) {
            return Judged.unmeasured("no JSON");
        }

        @Override
        public Judged<Rating> rate(Rubric rubric, Map<String, String> texts) {
            return Judged.of(new Rating(1, "", 1));
        }
    }
}
