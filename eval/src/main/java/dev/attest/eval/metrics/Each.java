package dev.attest.eval.metrics;

import dev.attest.eval.Judged;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Judges one thing after the other. */
final class Each {

    private Each() {}

    /** All values in order; unmeasured as soon as one is, since a share over the others would pass for one over all. */
    static <T, R> Judged<List<R>> of(Collection<T> items, Function<? super T, Judged<R>> judge) {
        List<R> values = new ArrayList<>();
        for (T item : items) {
            Judged<R> judged = judge.apply(item);
            if (judged instanceof Judged.Unmeasured<R> unmeasured) {
                return Judged.unmeasured(unmeasured.reason());
            }
            values.add(((Judged.Of<R>) judged).value());
        }
        return Judged.of(values);
    }
}
