package dev.attest.prediction.tribuo;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.attest.prediction.ModelBroken;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tribuo.classification.ensemble.FullyWeightedVotingCombiner;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.classification.protos.ImmutableLabelInfoProto;
import org.tribuo.classification.protos.LabelProto;
import org.tribuo.common.tree.protos.LeafNodeProto;
import org.tribuo.common.tree.protos.SplitNodeProto;
import org.tribuo.common.tree.protos.TreeModelProto;
import org.tribuo.protos.core.ImmutableFeatureMapProto;
import org.tribuo.protos.core.ModelDataProto;
import org.tribuo.protos.core.ModelProto;
import org.tribuo.protos.core.OutputProto;
import org.tribuo.protos.core.RealIDInfoProto;
import org.tribuo.protos.core.VariableInfoProto;
import org.tribuo.protos.core.WeightedEnsembleModelProto;

/**
 * Reads what {@link TreesFile} writes. Nothing but the messages is parsed: Tribuo's own loader would look up classes by the
 * names it finds in the file, and build its objects.
 */
final class TreesReader {

    private final Columns columns;
    private final List<String> labels;

    TreesReader(Columns columns, List<String> labels) {
        this.columns = columns;
        this.labels = Columns.labels(labels);
    }

    /** @throws ModelBroken when these are no trees, or trees for other columns or labels */
    Forest read(byte[] file) {
        try {
            WeightedEnsembleModelProto ensemble =
                    ModelProto.parseFrom(file).getSerializedData().unpack(WeightedEnsembleModelProto.class);
            return forest(ensemble);
        } catch (InvalidProtocolBufferException e) {
            throw new ModelBroken("The file is damaged, or no ensemble of trees in Tribuo's format; train it again", e);
        }
    }

    private Forest forest(WeightedEnsembleModelProto ensemble) throws InvalidProtocolBufferException {
        if (ensemble.getModelsCount() == 0 || ensemble.getModelsCount() != ensemble.getWeightsCount()) {
            throw new ModelBroken("The file holds " + ensemble.getModelsCount() + " trees and "
                    + ensemble.getWeightsCount() + " weights; each tree has one");
        }
        requireFits(ensemble.getMetadata());
        boolean votes = votes(ensemble.getCombiner().getClassName());
        var forest = new ForestBuilder(columns, labels.size());
        for (int i = 0; i < ensemble.getModelsCount(); i++) {
            float weight = ensemble.getWeights(i);
            if (!(weight > 0) || Float.isInfinite(weight)) {
                throw new ModelBroken("A tree of the file has the weight " + weight + "; only positive ones count");
            }
            add(forest, ensemble.getModels(i).getSerializedData().unpack(TreeModelProto.class), weight, votes);
        }
        return forest.build();
    }

    private static boolean votes(String combiner) {
        if (combiner.equals(VotingCombiner.class.getName())) {
            return true;
        }
        if (combiner.equals(FullyWeightedVotingCombiner.class.getName())) {
            return false;
        }
        throw new ModelBroken("The file combines its trees in an unknown way: '" + combiner + "'");
    }

    private void requireFits(ModelDataProto metadata) throws InvalidProtocolBufferException {
        List<String> found = columns(metadata);
        if (!found.equals(columns.names())) {
            throw new ModelBroken("The trees were learnt from the columns " + plain(found)
                    + ", but the card's features make " + plain(columns.names()));
        }
        ImmutableLabelInfoProto known =
                metadata.getOutputDomain().getSerializedData().unpack(ImmutableLabelInfoProto.class);
        List<String> sorted = known.getLabelList().stream().sorted().toList();
        if (!sorted.equals(labels)) {
            throw new ModelBroken(
                    "The trees know the labels " + plain(sorted) + ", but the card names " + plain(labels));
        }
    }

    private static List<String> plain(List<String> ordered) {
        return ordered.stream().map(Columns::plain).toList();
    }

    private static List<String> columns(ModelDataProto metadata) throws InvalidProtocolBufferException {
        Map<Integer, String> byId = new TreeMap<>();
        ImmutableFeatureMapProto features =
                metadata.getFeatureDomain().getSerializedData().unpack(ImmutableFeatureMapProto.class);
        for (VariableInfoProto info : features.getInfoList()) {
            RealIDInfoProto column = info.getSerializedData().unpack(RealIDInfoProto.class);
            byId.put(column.getId(), column.getName());
        }
        return List.copyOf(byId.values());
    }

    private void add(ForestBuilder forest, TreeModelProto tree, float weight, boolean votes)
            throws InvalidProtocolBufferException {
        requireFits(tree.getMetadata());
        forest.startTree(tree.getNodesCount());
        for (int i = 0; i < tree.getNodesCount(); i++) {
            Any node = tree.getNodes(i).getSerializedData();
            if (node.is(SplitNodeProto.class)) {
                SplitNodeProto split = node.unpack(SplitNodeProto.class);
                forest.split(
                        split.getSplitFeatureIdx(),
                        split.getSplitValue(),
                        split.getLessThanOrEqualIdx(),
                        split.getGreaterThanIdx());
            } else {
                forest.leaf(scores(node.unpack(LeafNodeProto.class), weight, votes));
            }
        }
    }

    private double[] scores(LeafNodeProto leaf, float weight, boolean votes) throws InvalidProtocolBufferException {
        double[] scores = new double[labels.size()];
        if (votes) {
            scores[label(leaf.getOutput())] = weight;
            return scores;
        }
        for (OutputProto output : leaf.getScoreMap().values()) {
            double score = output.getSerializedData().unpack(LabelProto.class).getScore();
            scores[label(output)] = weight * Math.max(0, score);
        }
        double sum = Arrays.stream(scores).sum();
        if (!(sum > 0) || Double.isInfinite(sum)) {
            throw new ModelBroken("A leaf of the file gives no label a probability");
        }
        return scores;
    }

    private int label(OutputProto output) throws InvalidProtocolBufferException {
        String name = output.getSerializedData().unpack(LabelProto.class).getLabel();
        int label = labels.indexOf(name);
        if (label < 0) {
            throw new ModelBroken(
                    "A leaf of the file knows the label '" + Columns.plain(name) + "', which the card does not name");
        }
        return label;
    }
}
