package dev.attest.eval.metrics;

import static dev.attest.eval.metrics.Exchanges.answered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.eval.ClaimVerdict.Label;
import dev.attest.eval.EvalFailure;
import dev.attest.eval.Exchange;
import dev.attest.eval.Metric;
import dev.attest.eval.MetricInfo;
import dev.attest.eval.MetricInfo.Aggregate;
import dev.attest.eval.MetricInfo.Direction;
import dev.attest.eval.Rating;
import dev.attest.eval.Reply;
import dev.attest.eval.Rubric;
import dev.attest.eval.Score;
import dev.attest.eval.ScriptedJudge;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MetricsTest {

    private static final Prices PRICES = new Prices(OptionalDouble.of(2.5), OptionalDouble.of(10), "EUR");
    private static final List<Metric> ALL = Metrics.all(PRICES);

    static List<MetricInfo> infos() {
        return ALL.stream().map(Metric::info).toList();
    }

    @Test
    void haveTheNamesThatGatesAndReportsUse() {
        assertThat(String.join(" ", Metrics.DEFAULT))
                .isEqualTo("groundedness hallucination answer_relevancy correctness_precision correctness_recall"
                        + " correctness_f1 token_f1 exact_match completeness task_completion coherence bias toxicity"
                        + " context_precision context_recall recall@5 recall@10 ndcg@10 mrr@10 citation_precision"
                        + " citation_recall gold_cited correct_abstention wrong_abstention latency_ms first_token_ms tokens"
                        + " cost");
        assertThat(Metrics.DEFAULT).doesNotHaveDuplicates();
        assertThat(infos()).extracting(MetricInfo::title).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("infos")
    void sayWhatTheyAreWhichWayIsBetterAndWhereTheyComeFrom(MetricInfo info) {
        assertThat(info.definition())
                .hasSizeGreaterThan(80)
                .containsIgnoringCase(info.direction() == Direction.HIGHER ? "higher is better" : "lower is better")
                .contains("0", info.unit().equals("share") ? "1" : "0 or more");
        assertThat(info.source()).isNotBlank();
        assertThat(info.title()).isNotBlank();
        assertThat(info.binary() && !info.unit().equals("share")).isFalse();
    }

    @Test
    void showTimesByTheirQuantilesAndSpendingByItsSum() {
        assertThat(info("latency_ms").aggregates()).containsExactly(Aggregate.P50, Aggregate.P95);
        assertThat(info("first_token_ms").aggregates()).containsExactly(Aggregate.P50, Aggregate.P95);
        assertThat(info("tokens").aggregates()).containsExactly(Aggregate.MEAN, Aggregate.SUM);
        assertThat(info("cost").aggregates()).containsExactly(Aggregate.MEAN, Aggregate.SUM);
    }

    /** Over exchanges drawn at random, with a judge that says anything. */
    @ParameterizedTest
    @MethodSource("infos")
    void keepToTheirRange(MetricInfo info) {
        Metric metric = metric(info.name());
        var random = new Random(7);
        int measured = 0;
        for (int i = 0; i < 300; i++) {
            if (metric.score(RandomExchanges.next(random), RandomExchanges.judge(random))
                    instanceof Score.Measured score) {
                measured++;
                assertThat(score.value()).isBetween(0.0, info.unit().equals("share") ? 1.0 : 1e6);
                assertThat(info.binary() && score.value() > 0 && score.value() < 1)
                        .isFalse();
            }
        }
        assertThat(measured).isGreaterThan(20);
    }

    /** The best there can be against about the worst. */
    @ParameterizedTest
    @MethodSource("infos")
    void preferTheBetterAnswer(MetricInfo info) {
        Metric metric = metric(info.name());
        double good = value(metric, info.name().equals("correct_abstention") ? declined() : good(), 1);
        double bad = value(metric, info.name().equals("correct_abstention") ? madeUp() : bad(info.name()), 0);
        assertThat(good > bad).isEqualTo(info.direction() == Direction.HIGHER);
        assertThat(good == bad).isFalse();
    }

    private static Exchange good() {
        return answered("A. [1]").cites(1, "A.").from("A.").took(10, 1).began(1).to("A.", "A.");
    }

    private static Exchange bad(String metric) {
        Exchanges answer = metric.equals("wrong_abstention")
                ? Exchanges.abstained()
                : answered("B. [1]").cites(1, "C.").from("C.");
        Exchange exchange = answer.took(1000, 100).began(100).to("A.", "A.");
        var reply = exchange.reply();
        return new Exchange(
                exchange.sample(),
                new Reply(
                        reply.sampleId(),
                        reply.status(),
                        reply.answer(),
                        reply.sentences(),
                        reply.citations(),
                        reply.passages(),
                        reply.usage(),
                        reply.firstTokenMs(),
                        9_000,
                        null,
                        null));
    }

    private static Exchange declined() {
        return Exchanges.abstained().toTheUnknown();
    }

    private static Exchange madeUp() {
        return answered("B.").toTheUnknown();
    }

    private static double value(Metric metric, Exchange exchange, double level) {
        var judge = new ScriptedJudge();
        for (Rubric rubric : Rubric.values()) {
            judge.rates(rubric, new Rating(level, "", 1));
        }
        judge.says(Label.CONTRADICTED, "B.", "C.");
        return ((Score.Measured) metric.score(exchange, judge)).value();
    }

    @Test
    void areFoundByTheirNamesInTheOrderAskedForEachOnce() {
        assertThat(Metrics.named(List.of("mrr@10", " Groundedness", "mrr@10"), PRICES))
                .extracting(metric -> metric.info().name())
                .containsExactly("mrr@10", "groundedness");
    }

    @ParameterizedTest
    @CsvSource({
        "groundness, groundedness",
        "recall@50, recall@5",
        "latency, latency_ms",
        "correctness, correctness_f1",
        "citation-recall, citation_recall",
        "tokenf1, token_f1"
    })
    void suggestTheNearestSpellingOfAnUnknownName(String written, String meant) {
        assertThatThrownBy(() -> Metrics.named(List.of("cost", written), PRICES))
                .isInstanceOf(EvalFailure.class)
                .hasMessageStartingWith(
                        "there is no metric %s; did you mean %s? There are groundedness, ".formatted(written, meant))
                .hasMessageEndingWith("tokens, cost.");
    }

    @Test
    void haveToBeNamed() {
        assertThatThrownBy(() -> Metrics.named(List.of(), PRICES))
                .isInstanceOf(EvalFailure.class)
                .hasMessageStartingWith("no metric is named; there are groundedness, ");
    }

    private static MetricInfo info(String name) {
        return metric(name).info();
    }

    private static Metric metric(String name) {
        return Metrics.named(List.of(name), PRICES).get(0);
    }

    @Test
    void needAJudgeOnlyWhereTheySaySo() {
        var random = new Random(11);
        Map<Boolean, List<Metric>> judged = ALL.stream()
                .collect(Collectors.partitioningBy(metric -> metric.info().judged()));
        for (int i = 0; i < 100; i++) {
            var judge = new ScriptedJudge();
            Exchange exchange = RandomExchanges.next(random);
            judged.getOrDefault(false, List.of()).forEach(metric -> metric.score(exchange, judge));
            assertThat(judge.calls()).isEmpty();
        }
        assertThat(judged.get(true)).allSatisfy(metric -> {
            var judge = new ScriptedJudge();
            metric.score(good(), judge);
            assertThat(judge.calls()).isNotEmpty();
        });
    }
}
