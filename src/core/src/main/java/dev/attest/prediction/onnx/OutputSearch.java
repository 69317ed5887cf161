package dev.attest.prediction.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.attest.prediction.ModelBroken;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.Rows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the probabilities among a model's outputs by running it: what exporters declare of an output's shape is often
 * missing and sometimes wrong.
 */
final class OutputSearch {

    /** Floats that sum to 1 but for rounding. */
    private static final double ROUNDING = 1e-3;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final List<ZipMap> zipMaps;
    private final ModelCard card;

    OutputSearch(OrtEnvironment environment, OrtSession session, List<ZipMap> zipMaps, ModelCard card) {
        this.environment = environment;
        this.session = session;
        this.zipMaps = zipMaps;
        this.card = card;
    }

    /**
     * The first output that holds probabilities; of several, one that is called so.
     *
     * @throws ModelBroken when none does
     */
    OutputTable find(List<InputTensor> inputs) throws OrtException {
        List<String> candidates = candidates();
        if (candidates.isEmpty()) {
            throw none(List.of(), List.of());
        }
        Set<String> wanted =
                Stream.concat(candidates.stream(), label().stream()).collect(Collectors.toSet());
        Rows rows = Probes.of(card);
        int batch = (int) inputs.get(0).batch();
        int size = batch > 0 ? batch : rows.count();
        try (var feed = new InputFeed(environment, inputs);
                var result = session.run(feed.tensors(rows, 0, Math.min(size, rows.count()), size), wanted)) {
            return first(candidates, result, size);
        }
    }

    private List<String> candidates() throws OrtException {
        return session.getOutputInfo().values().stream()
                .filter(node -> node.getInfo() instanceof TensorInfo info
                        && (info.type == OnnxJavaType.FLOAT || info.type == OnnxJavaType.DOUBLE))
                .map(NodeInfo::getName)
                .sorted(Comparator.comparing(
                        tensor -> !name(tensor).toLowerCase(Locale.ROOT).contains("prob")))
                .toList();
    }

    private OutputTable first(List<String> candidates, OrtSession.Result result, int rows) throws OrtException {
        List<String> seen = new ArrayList<>();
        List<String> scores = new ArrayList<>();
        for (String candidate : candidates) {
            OnnxTensor value = tensor(result, candidate);
            Optional<OutputTable> table = table(candidate, value, rows);
            seen.add(name(candidate) + " " + Shapes.of(value.getInfo().getShape()) + " for " + rows + " rows");
            if (table.isPresent() && areProbabilities(table.get(), value, rows)) {
                Optional<String> label = label();
                if (label.isPresent()) {
                    LabelOrder.check(card.labels(), table.get(), value, tensor(result, label.get()), rows);
                }
                return table.get();
            }
            table.ifPresent(other -> scores.add(other.name()));
        }
        throw none(seen, scores);
    }

    private static OnnxTensor tensor(OrtSession.Result result, String name) {
        return (OnnxTensor) result.get(name).orElseThrow();
    }

    /** The output that gives a label; empty for none. */
    Optional<String> label() throws OrtException {
        return session.getOutputInfo().values().stream()
                .filter(node -> node.getInfo() instanceof TensorInfo info
                        && (info.type == OnnxJavaType.STRING || info.type == OnnxJavaType.INT64))
                .map(NodeInfo::getName)
                .findFirst();
    }

    private Optional<OutputTable> table(String tensor, OnnxTensor value, int rows) {
        List<Long> shape = Shapes.of(value.getInfo().getShape());
        int labels = card.labels().size();
        boolean isList = shape.equals(List.of((long) rows));
        boolean isColumn = labels == 2 && (isList || shape.equals(List.of((long) rows, 1L)));
        Optional<ZipMap> zipMap = zipMap(tensor);
        // Before the shape is looked at: that a file has other labels is better said than that it has too many.
        Optional<List<Integer>> zipped = zipMap.map(known -> known.columns(card.labels()));
        if (!isColumn && !shape.equals(List.of((long) rows, (long) labels))) {
            return Optional.empty();
        }
        List<Integer> columns = isColumn
                ? List.of(0)
                : zipped.orElseGet(() -> IntStream.range(0, labels).boxed().toList());
        return Optional.of(new OutputTable(tensor, name(tensor), value.getInfo().type, isList, columns));
    }

    private static boolean areProbabilities(OutputTable table, OnnxTensor value, int rows) {
        int width = table.columns().size();
        double[] all = Shapes.doubles(value);
        return IntStream.range(0, rows).allMatch(row -> isDistribution(all, row * width, width));
    }

    private static boolean isDistribution(double[] all, int from, int width) {
        double sum = 0;
        for (int i = from; i < from + width; i++) {
            // Put this way, it refuses NaN as well.
            if (!(all[i] >= -ROUNDING && all[i] <= 1 + ROUNDING)) {
                return false;
            }
            sum += all[i];
        }
        return width == 1 || Math.abs(sum - 1) <= ROUNDING;
    }

    private ModelBroken none(List<String> seen, List<String> scores) {
        if (!scores.isEmpty()) {
            return new ModelBroken(
                    "The file gives scores, not probabilities: the rows of " + scores.get(0)
                            + " are not between 0 and 1 with the sum 1. Add a Softmax, or export the model with its probabilities");
        }
        return new ModelBroken("The file gives no probability for each of the card's "
                + card.labels().size()
                + " labels, but "
                + (seen.isEmpty() ? "labels only" : seen.stream().collect(Collectors.joining(", ")))
                + ". Only classifiers with probabilities are served");
    }

    private Optional<ZipMap> zipMap(String tensor) {
        return zipMaps.stream().filter(known -> known.table().equals(tensor)).findFirst();
    }

    /** What the file itself calls an output. */
    private String name(String tensor) {
        return zipMap(tensor).map(ZipMap::output).orElse(tensor);
    }
}
