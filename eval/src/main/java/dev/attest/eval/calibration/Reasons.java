package dev.attest.eval.calibration;

import dev.attest.eval.Judged;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a judge came to nothing. */
final class Reasons {

    private Reasons() {}

    /** The reason given most often, the first of equals; empty when there is none. */
    static Optional<String> commonest(Stream<? extends Judged<?>> said) {
        Map<String, Long> counts = said.flatMap(Reasons::reason)
                .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
        long most = counts.values().stream().max(Comparator.naturalOrder()).orElse(0L);
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() == most)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Stream<String> reason(Judged<?> said) {
        return said instanceof Judged.Unmeasured<?> nothing ? Stream.of(nothing.reason()) : Stream.empty();
    }
}
