package dev.attest.eval.figures;

import dev.attest.eval.MetricInfo;
import dev.attest.eval.MetricInfo.Direction;
import dev.attest.eval.reports.Comparison.Changed;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which samples changed, the worst losses first. Only tuned samples are named, since who reads on may tune; and only in
 * metrics that are shares, since times and costs are never the same twice.
 */
final class Changes {

    private static final double ROUNDING = 1e-9;

    private Changes() {}

    static List<Changed> of(List<MetricInfo> metrics, List<Pair> pairs) {
        return metrics.stream()
                .filter(metric -> metric.unit().equals("share"))
                .flatMap(metric ->
                        pairs.stream().filter(pair -> !pair.sample().frozen()).map(pair -> new Loss(metric, pair)))
                .filter(Loss::isChange)
                .sorted(Comparator.comparingDouble(Loss::size).reversed())
                .map(Loss::changed)
                .toList();
    }

    private record Loss(MetricInfo metric, Pair pair) {

        double before() {
            return pair.before(metric.name());
        }

        double after() {
            return pair.after(metric.name());
        }

        boolean isChange() {
            return Double.isNaN(before()) != Double.isNaN(after()) || Math.abs(before() - after()) > ROUNDING;
        }

        /** How much worse; nothing where one of both is not measured. */
        double size() {
            double loss = metric.direction() == Direction.HIGHER ? before() - after() : after() - before();
            return Double.isNaN(loss) ? 0 : loss;
        }

        Changed changed() {
            return new Changed(pair.sample().id(), metric.name(), orNull(before()), orNull(after()));
        }

        private static @Nullable Double orNull(double value) {
            return Double.isNaN(value) ? null : value;
        }
    }
}
