package dev.attest.retrieval;

import dev.attest.documents.Metadata.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/** What a filter means, said as plainly as can be: indexes must agree with it. */
public final class FilterMeaning {

    private FilterMeaning() {}

    public static boolean admits(Filter filter, Map<String, Value> fields) {
        if (filter instanceof Filter.And and) {
            return and.filters().stream().allMatch(one -> admits(one, fields));
        }
        if (filter instanceof Filter.Or or) {
            return or.filters().stream().anyMatch(one -> admits(one, fields));
        }
        if (filter instanceof Filter.Not not) {
            return !admits(not.filter(), fields);
        }
        if (filter instanceof Filter.OneOf one) {
            return values(fields, one.key()).anyMatch(one.values()::contains);
        }
        Filter.Between range = (Filter.Between) filter;
        return values(fields, range.key())
                .anyMatch(value -> range.from()
                                .map(from -> is(value, from, sign -> sign > 0))
                                .orElse(true)
                        && range.to().map(to -> is(value, to, sign -> sign < 0)).orElse(true));
    }

    private static Stream<Value> values(Map<String, Value> fields, String key) {
        List<Value> found = Stream.ofNullable(fields.get(key)).toList();
        return found.stream()
                .flatMap(value -> value instanceof Value.Texts texts
                        ? texts.texts().stream().map(Value.Text::new)
                        : Stream.of(value));
    }

    private static boolean is(Value value, Filter.Bound bound, IntPredicate side) {
        if (value instanceof Value.Amount number && bound.value() instanceof Value.Amount end) {
            int sign = Double.compare(number.number(), end.number());
            return sign == 0 ? bound.inclusive() : side.test(sign);
        }
        if (value instanceof Value.Text text && bound.value() instanceof Value.Text end) {
            int sign = Arrays.compareUnsigned(
                    text.text().getBytes(StandardCharsets.UTF_8), end.text().getBytes(StandardCharsets.UTF_8));
            return sign == 0 ? bound.inclusive() : side.test(sign);
        }
        return false;
    }
}
