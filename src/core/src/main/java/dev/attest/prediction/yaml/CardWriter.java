package dev.attest.prediction.yaml;

import dev.attest.prediction.Feature;
import dev.attest.prediction.Feature.Kind;
import dev.attest.prediction.Histogram;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.ModelCard.Metrics;
import dev.attest.prediction.ModelCard.Training;
import java.util.List;
import java.util.Locale;
import org.yaml.snakeyaml.nodes.Node;

/** Lays a card out for people: always in the same order, short lists on one line. */
final class CardWriter {

    private CardWriter() {}

    static String text(ModelCard card) {
        Group root = new Group()
                .add("name", Layout.word(card.name()))
                .add("version", Layout.quoted(card.version()))
                .addUnless(card.description().isEmpty(), "description", () -> Layout.word(card.description()))
                .addUnless(card.algorithm().isEmpty(), "algorithm", () -> Layout.word(card.algorithm()))
                .add("format", Layout.word(card.format()))
                .add("file", Layout.word(card.file()));
        card.fileHash().ifPresent(hash -> root.add("sha256", Layout.word(hash)));
        root.add("labels", Layout.line(card.labels(), Layout::word))
                .add("features", Layout.block(card.features(), CardWriter::feature));
        card.metrics().ifPresent(metrics -> root.add("metrics", metrics(metrics)));
        card.training().ifPresent(training -> root.add("training", training(training)));
        return Layout.text(root.block());
    }

    private static Node feature(Feature feature) {
        Group group = new Group()
                .add("name", Layout.word(feature.name()))
                .add("type", Layout.word(feature.kind().name().toLowerCase(Locale.ROOT)));
        feature.unit().ifPresent(unit -> group.add("unit", Layout.word(unit)));
        feature.range()
                .ifPresent(range ->
                        group.add("range", Layout.line(List.of(range.least(), range.greatest()), Layout::number)));
        group.addUnless(feature.values().isEmpty(), "values", () -> Layout.line(feature.values(), Layout::word));
        feature.baseline().ifPresent(value -> group.add("baseline", baseline(feature, value)));
        feature.histogram().ifPresent(histogram -> group.add("histogram", histogram(histogram)));
        return group.block();
    }

    private static Node baseline(Feature feature, double value) {
        boolean isName = feature.kind() == Kind.CATEGORY
                && value == Math.rint(value)
                && value >= 0
                && value < feature.values().size();
        return isName ? Layout.word(feature.values().get((int) value)) : Layout.number(value);
    }

    private static Node histogram(Histogram histogram) {
        return new Group()
                .add("edges", Layout.line(histogram.edges(), Layout::number))
                .add("counts", Layout.line(histogram.counts(), Layout::whole))
                .block();
    }

    private static Node metrics(Metrics metrics) {
        Group group = new Group().addUnless(metrics.method().isEmpty(), "method", () -> Layout.word(metrics.method()));
        metrics.values().forEach((name, value) -> group.add(name, Layout.number(value)));
        return group.addUnless(
                        metrics.confusion().isEmpty(),
                        "confusion",
                        () -> Layout.block(metrics.confusion(), row -> Layout.line(row, Layout::whole)))
                .block();
    }

    private static Node training(Training training) {
        Group libraries = new Group();
        training.libraries().forEach((name, version) -> libraries.add(name, Layout.word(version)));
        return new Group()
                .add("rows", Layout.whole(training.rows()))
                .add("dataHash", Layout.word(training.dataHash()))
                .add("seed", Layout.whole(training.seed()))
                .addUnless(training.libraries().isEmpty(), "libraries", libraries::block)
                .block();
    }
}
