package dev.attest.eval;

/** Scores one exchange by one thing that matters. Without state; several threads may score at once. */
public interface Metric {

    MetricInfo info();

    /**
     * The score of an exchange; blocks while the judge thinks. A failed reply is {@link Score.Unmeasured} by every metric,
     * which the run sees to, so that no metric is handed one.
     */
    Score score(Exchange exchange, Judge judge);
}
