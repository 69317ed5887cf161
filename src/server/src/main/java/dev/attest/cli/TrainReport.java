package dev.attest.cli;

import dev.attest.prediction.Feature;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.ModelCard.Metrics;
import dev.attest.prediction.csv.LoadedTable;
import dev.attest.prediction.tribuo.Candidate;
import dev.attest.prediction.tribuo.TrainedModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What came of a training. */
record TrainReport(LoadedTable table, TrainedModel model, NewVersions.Written written) {

    private static final String[] NONE = {};

    List<String> lines(Console console) {
        ModelCard card = written.card();
        List<String> lines = new ArrayList<>();
        lines.add("%d rows%s, %d features (%s), %d labels"
                .formatted(
                        table.examples().rows().count(),
                        table.dropped() == 0 ? "" : " without " + table.dropped() + " with empty cells",
                        card.features().size(),
                        Console.line(card.features().stream().map(Feature::name).collect(Collectors.joining(", "))),
                        card.labels().size()));
        lines.add("");
        lines.add(console.bold(Console.line(model.metrics().method())));
        lines.addAll(candidates());
        lines.add("");
        lines.add(console.bold("Confusion matrix of the chosen: right label (line), predicted label (column)"));
        lines.addAll(confusion());
        lines.add("");
        model.metrics().values().forEach((name, value) -> lines.add("%s: %s".formatted(name, figure(value))));
        lines.add("");
        lines.add(sentence());
        return lines;
    }

    private List<String> candidates() {
        Table candidates = new Table("algorithm", "accuracy", "log loss", "calibration error", "");
        for (Candidate candidate : model.candidates()) {
            candidates.row(
                    candidate.algorithm().words(),
                    figure(candidate.accuracy()) + " ± " + figure(candidate.accuracyDeviation()),
                    figure(candidate.logLoss()),
                    figure(candidate.calibrationError()),
                    candidate.algorithm() == model.algorithm() ? "chosen" : "");
        }
        return candidates.lines();
    }

    private List<String> confusion() {
        List<String> labels = written.card().labels();
        Table matrix = new Table(Stream.concat(Stream.of(""), labels.stream()).toArray(String[]::new));
        List<List<Long>> counts = model.metrics().confusion();
        for (int i = 0; i < counts.size(); i++) {
            List<String> row = new ArrayList<>(List.of(labels.get(i)));
            counts.get(i).forEach(count -> row.add(Long.toString(count)));
            matrix.row(row.toArray(NONE));
        }
        return matrix.lines();
    }

    private String sentence() {
        return written.isNew()
                ? "Wrote version %s of %s: %s"
                        .formatted(written.card().version(), written.card().name(), written.folder())
                : "Nothing written: version %s of %s is exactly this model: %s"
                        .formatted(written.card().version(), written.card().name(), written.folder());
    }

    Map<String, Object> json() {
        Metrics metrics = model.metrics();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("model", written.card().name());
        json.put("version", written.card().version());
        json.put("written", written.isNew());
        json.put("folder", written.folder().toString());
        json.put("rows", table.examples().rows().count());
        json.put("dropped", table.dropped());
        json.put("algorithm", model.algorithm().words());
        json.put("labels", written.card().labels());
        json.put("method", metrics.method());
        json.put("metrics", metrics.values());
        json.put("confusion", metrics.confusion());
        json.put(
                "candidates", model.candidates().stream().map(TrainReport::json).toList());
        return json;
    }

    private static Map<String, Object> json(Candidate candidate) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("algorithm", candidate.algorithm().words());
        json.put("accuracy", candidate.accuracy());
        json.put("accuracyDeviation", candidate.accuracyDeviation());
        json.put("logLoss", candidate.logLoss());
        json.put("calibrationError", candidate.calibrationError());
        json.put("confusion", candidate.confusion());
        return json;
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
