package dev.attest.prediction.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import dev.attest.prediction.Feature;
import dev.attest.prediction.ModelBroken;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.Signature;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A tensor a model takes, and the features it holds.
 *
 * @param name in the file
 * @param shape in the file, -1 where it varies
 * @param first the index of its first feature
 * @param features those it holds, at least one
 * @param isWhole whether it holds all features, rather than one that it is named after
 */
record InputTensor(
        String name, OnnxJavaType type, List<Long> shape, int first, List<Feature> features, boolean isWhole) {

    InputTensor {
        shape = List.copyOf(shape);
        features = List.copyOf(features);
    }

    /**
     * Finds each feature's place among a model's inputs: all in one tensor, or each in a tensor of its own, which is known by
     * the feature's name, by that name with other characters than letters and digits replaced (as converters do), or by its
     * place.
     *
     * @return in the order of the card
     * @throws ModelBroken when the model takes something else
     */
    static List<InputTensor> of(Collection<NodeInfo> inputs, ModelCard card) {
        List<Feature> features = card.features();
        List<NodeInfo> nodes = List.copyOf(inputs);
        if (nodes.size() == 1 && features.size() > 1) {
            return List.of(tensor(nodes.get(0), 0, features, nodes, card));
        }
        if (nodes.size() != features.size()) {
            throw unfit(nodes, card);
        }
        List<NodeInfo> ordered = ordered(nodes, features);
        return IntStream.range(0, features.size())
                .mapToObj(i -> tensor(ordered.get(i), i, features.subList(i, i + 1), nodes, card))
                .toList();
    }

    private static List<NodeInfo> ordered(List<NodeInfo> nodes, List<Feature> features) {
        for (UnaryOperator<String> written :
                List.<UnaryOperator<String>>of(name -> name, name -> name.replaceAll("[^A-Za-z0-9]", "_"))) {
            Map<String, NodeInfo> named = new HashMap<>();
            nodes.forEach(node -> named.put(written.apply(node.getName()), node));
            List<NodeInfo> found = new ArrayList<>();
            for (Feature feature : features) {
                NodeInfo node = named.remove(written.apply(feature.name()));
                if (node != null) {
                    found.add(node);
                }
            }
            if (found.size() == features.size()) {
                return found;
            }
        }
        return nodes;
    }

    private static InputTensor tensor(
            NodeInfo node, int first, List<Feature> features, List<NodeInfo> nodes, ModelCard card) {
        if (!(node.getInfo() instanceof TensorInfo info)) {
            throw unfit(nodes, card);
        }
        List<Long> shape = Shapes.of(info.getShape());
        boolean fits = shape.size() == 2 && (shape.get(1) == features.size() || shape.get(1) < 0);
        boolean isColumn = features.size() == 1;
        if (!fits && !(isColumn && shape.size() == 1)) {
            throw unfit(nodes, card);
        }
        if (shape.get(0) > OnnxPredictor.MOST_AT_ONCE) {
            throw new ModelBroken("The file insists on " + shape.get(0) + " rows at once, more than "
                    + OnnxPredictor.MOST_AT_ONCE + ": export it with a batch of any size");
        }
        for (Feature feature : features) {
            if (!canHold(info.type, feature.kind(), isColumn)) {
                throw new ModelBroken("The file takes " + Shapes.shown(node) + " for the feature " + feature.name()
                        + ", which the card calls a "
                        + feature.kind().name().toLowerCase(Locale.ROOT));
            }
        }
        return new InputTensor(
                node.getName(),
                info.type,
                shape,
                first,
                features,
                features.size() == card.features().size());
    }

    /** A fraction is not to be cut off, nor a number taken for a word. */
    private static boolean canHold(OnnxJavaType type, Feature.Kind kind, boolean isColumn) {
        return switch (type) {
            case FLOAT, DOUBLE -> true;
            case INT64, INT32 -> kind != Feature.Kind.NUMBER;
            case BOOL -> isColumn && kind != Feature.Kind.NUMBER;
            case STRING -> isColumn && kind == Feature.Kind.CATEGORY;
            default -> false;
        };
    }

    /** Whether it is of shape [rows] rather than [rows, features]. */
    boolean isList() {
        return shape.size() == 1;
    }

    /** The number of rows the model insists on; -1 for any. */
    long batch() {
        return shape.get(0);
    }

    /** As clients see it. */
    Signature.Tensor described() {
        return isWhole && features.size() > 1
                ? new Signature.Tensor(name, datatype(), List.of(-1L, (long) features.size()))
                : new Signature.Tensor(features.get(0).name(), datatype(), List.of(-1L, 1L));
    }

    private Signature.Datatype datatype() {
        return switch (type) {
            case DOUBLE -> Signature.Datatype.FP64;
            case INT64 -> Signature.Datatype.INT64;
            case INT32 -> Signature.Datatype.INT32;
            case BOOL -> Signature.Datatype.BOOL;
            case STRING -> Signature.Datatype.BYTES;
            default -> Signature.Datatype.FP32;
        };
    }

    private static ModelBroken unfit(List<NodeInfo> nodes, ModelCard card) {
        return new ModelBroken("The file takes "
                + (nodes.isEmpty()
                        ? "nothing"
                        : nodes.stream().map(Shapes::shown).collect(Collectors.joining(", ")))
                + "; the card names " + card.features().size() + " features: "
                + card.features().stream().map(Feature::name).collect(Collectors.joining(", "))
                + ". A model takes one tensor of all features, or one of each feature");
    }
}
