package dev.attest.eval.metrics;

import dev.attest.eval.MetricInfo;
import dev.attest.eval.MetricInfo.Aggregate;
import dev.attest.eval.MetricInfo.Direction;
import java.util.List;

/** Descriptions of metrics; {@code judged(lower(share(…)))} is a share that a judge gives and that should be small. */
final class Infos {

    private Infos() {}

    /** Values from 0 to 1 that should be high, whose mean is shown. */
    static MetricInfo share(String name, String title, String definition, String source) {
        return new MetricInfo(
                name, title, definition, source, Direction.HIGHER, "share", false, false, List.of(Aggregate.MEAN));
    }

    /** Values that should be low, in a unit of their own. */
    static MetricInfo amount(String name, String title, String definition, String unit, Aggregate... aggregates) {
        return new MetricInfo(
                name,
                title,
                definition,
                "Attest's own count, from what the target reports",
                Direction.LOWER,
                unit,
                false,
                false,
                List.of(aggregates));
    }

    /** A judge is asked. */
    static MetricInfo judged(MetricInfo info) {
        return with(info, info.direction(), true, info.binary());
    }

    /** Less is better. */
    static MetricInfo lower(MetricInfo info) {
        return with(info, Direction.LOWER, info.judged(), info.binary());
    }

    /** Every value is 0 or 1. */
    static MetricInfo binary(MetricInfo info) {
        return with(info, info.direction(), info.judged(), true);
    }

    private static MetricInfo with(MetricInfo info, Direction direction, boolean judged, boolean binary) {
        return new MetricInfo(
                info.name(),
                info.title(),
                info.definition(),
                info.source(),
                direction,
                info.unit(),
                judged,
                binary,
                info.aggregates());
    }
}
