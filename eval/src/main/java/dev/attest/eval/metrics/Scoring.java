package dev.attest.eval.metrics;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.Exchange;
import dev.attest.eval.Judge;
import dev.attest.eval.Metric;
import dev.attest.eval.Reply;
import dev.attest.eval.Score;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Scores one exchange by several metrics, and lets none of them end a run. */
public final class Scoring {

    private Scoring() {}

    /**
     * The scores by metric, in the order of the metrics; blocks while the judge thinks, which is asked the same only once. A
     * failed reply, and a metric that breaks off, are {@link Score.Unmeasured}.
     *
     * @throws EvalFailure when nothing can be scored, as when the judge is gone
     */
    public static Map<String, Score> score(List<Metric> metrics, Exchange exchange, Judge judge) {
        Judge remembering = new Remembering(judge);
        Map<String, Score> scores = new LinkedHashMap<>();
        metrics.forEach(metric -> scores.put(metric.info().name(), score(metric, exchange, remembering)));
        return Collections.unmodifiableMap(scores);
    }

    private static Score score(Metric metric, Exchange exchange, Judge judge) {
        Reply reply = exchange.reply();
        if (reply.status() == Reply.Status.FAILED) {
            return Score.unmeasured("There is no answer: " + reply.failure());
        }
        try {
            return metric.score(exchange, judge);
        } catch (EvalFailure e) {
            throw e;
        } catch (RuntimeException e) {
            return Score.unmeasured(
                    "%s could not be scored: %s".formatted(metric.info().name(), e));
        }
    }
}
