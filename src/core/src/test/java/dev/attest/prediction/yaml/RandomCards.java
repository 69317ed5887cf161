package dev.attest.prediction.yaml;

import dev.attest.prediction.Feature;
import dev.attest.prediction.Feature.Kind;
import dev.attest.prediction.Feature.Range;
import dev.attest.prediction.Histogram;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.ModelCard.Metrics;
import dev.attest.prediction.ModelCard.Training;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Cards whose texts YAML would like to take for something else. */
final class RandomCards {

    private static final List<String> ODD = List.of(
            "yes",
            "null",
            "~",
            "1.0",
            "010",
            "1:30",
            "2026-11-22",
            "- x",
            "a: b",
            "# c",
            "'q'",
            "\"",
            "two\nlines",
            "tab\t",
            " lead",
            "trail ",
            "größe",
            "🌸",
            "{x}",
            "[x]",
            "&a",
            "*a",
            "!t",
            "<<",
            "=",
            "%",
            "@",
            "\u0007",
            "\u0085",
            "\uFEFF",
            "",
            "y",
            ".inf",
            "0x1F",
            "1_000",
            "--- x",
            "...",
            "a very long text ".repeat(20));

    private final Random random;

    RandomCards(Random random) {
        this.random = random;
    }

    ModelCard next() {
        List<String> labels = different(2 + random.nextInt(4));
        return new ModelCard(
                "model-" + random.nextInt(9),
                random.nextInt(20) + "." + random.nextInt(20),
                odd(),
                odd(),
                odd(),
                "model.onnx",
                maybe(() -> "ab".repeat(32)),
                IntStream.rangeClosed(1, 1 + random.nextInt(4))
                        .mapToObj(this::feature)
                        .toList(),
                labels,
                maybe(() -> metrics(labels.size())),
                maybe(() -> new Training(random.nextInt(), odd(), random.nextInt(), Map.of(odd(), odd()))));
    }

    private Feature feature(int number) {
        Kind kind = Kind.values()[random.nextInt(3)];
        boolean category = kind == Kind.CATEGORY;
        List<String> values = category ? different(1 + random.nextInt(6)) : List.of();
        return new Feature(
                odd() + " " + number,
                kind,
                maybe(this::odd),
                category ? Optional.empty() : maybe(this::range),
                values,
                maybe(() -> OptionalDouble.of(category ? random.nextInt(values.size()) : number()))
                        .orElse(OptionalDouble.empty()),
                maybe(() -> histogram(category ? values.size() : 1 + random.nextInt(30))));
    }

    private Range range() {
        double one = number();
        double other = number();
        return new Range(Math.min(one, other), Math.max(one, other));
    }

    private Histogram histogram(int bins) {
        List<Double> edges = Stream.generate(this::number)
                .filter(edge -> edge != 0)
                .distinct()
                .limit(bins - 1)
                .sorted()
                .toList();
        return new Histogram(
                edges,
                LongStream.range(0, bins)
                        .mapToObj(i -> (long) random.nextInt(1_000_000))
                        .toList());
    }

    private Metrics metrics(int labels) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("accuracy", random.nextDouble());
        values.put(odd() + "!", number());
        List<List<Long>> confusion = new ArrayList<>();
        for (int row = 0; row < labels; row++) {
            confusion.add(LongStream.range(0, labels).boxed().toList());
        }
        return new Metrics(odd(), values, random.nextBoolean() ? confusion : List.of());
    }

    private double number() {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(100) / 10.0;
            case 1 -> random.nextGaussian() * Math.pow(10, random.nextInt(600) - 300.0);
            case 2 -> -random.nextInt(1_000_000);
            default -> random.nextDouble();
        };
    }

    private List<String> different(int count) {
        return Stream.generate(this::odd).distinct().limit(count).toList();
    }

    private String odd() {
        return ODD.get(random.nextInt(ODD.size())) + (random.nextBoolean() ? "" : ODD.get(random.nextInt(ODD.size())));
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(value.get());
    }
}
