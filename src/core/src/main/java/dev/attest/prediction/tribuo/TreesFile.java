package dev.attest.prediction.tribuo;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.oracle.labs.mlrg.olcut.config.protobuf.ProtoProvenanceSerialization;
import com.oracle.labs.mlrg.olcut.config.protobuf.protos.RootProvenanceProto;
import com.oracle.labs.mlrg.olcut.provenance.ListProvenance;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.RealIDInfo;
import org.tribuo.VariableInfo;
import org.tribuo.classification.Label;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.common.tree.protos.SplitNodeProto;
import org.tribuo.common.tree.protos.TreeModelProto;
import org.tribuo.common.tree.protos.TreeNodeProto;
import org.tribuo.ensemble.WeightedEnsembleModel;
import org.tribuo.protos.core.FeatureDomainProto;
import org.tribuo.protos.core.ModelDataProto;
import org.tribuo.protos.core.ModelProto;
import org.tribuo.protos.core.WeightedEnsembleModelProto;
import org.tribuo.provenance.EnsembleModelProvenance;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.provenance.impl.EmptyDatasetProvenance;
import org.tribuo.provenance.impl.EmptyTrainerProvenance;

/**
 * An ensemble of trees in Tribuo's protobuf format, which Tribuo itself can load too, without what changes from run to run
 * (times, the Java and the machine it was trained on) and with splits at values of the columns instead of bins.
 */
final class TreesFile {

    private static final RootProvenanceProto OF_A_TREE = provenance(new ModelProvenance(
            TreeModel.class.getName(),
            Datasets.NO_TIME,
            new EmptyDatasetProvenance(),
            new EmptyTrainerProvenance(),
            Map.of(),
            false));

    private static final RootProvenanceProto OF_ALL = provenance(new EnsembleModelProvenance(
            WeightedEnsembleModel.class.getName(),
            Datasets.NO_TIME,
            new EmptyDatasetProvenance(),
            new EmptyTrainerProvenance(),
            Map.of(),
            false,
            new ListProvenance<>(List.<ModelProvenance>of())));

    private final Bins bins;
    private final FeatureDomainProto features;

    TreesFile(Columns columns, Bins bins) {
        this.bins = bins;
        this.features = new ImmutableFeatureMap(IntStream.range(0, columns.count())
                        .<VariableInfo>mapToObj(
                                column -> new RealIDInfo(columns.names().get(column), 0, 0, 0, 0, 0, column))
                        .toList())
                .serialize();
    }

    private static RootProvenanceProto provenance(ModelProvenance provenance) {
        return new ProtoProvenanceSerialization(false).serializeToProto(ProvenanceUtil.marshalProvenance(provenance));
    }

    byte[] bytes(WeightedEnsembleModel<Label> model) {
        try {
            ModelProto whole = model.serialize();
            WeightedEnsembleModelProto ensemble = whole.getSerializedData().unpack(WeightedEnsembleModelProto.class);
            return whole.toBuilder()
                    .setSerializedData(Any.pack(useful(ensemble)))
                    .build()
                    .toByteArray();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("Tribuo's trees are not written as expected: " + e.getMessage(), e);
        }
    }

    /**
     * Boosting gives a tree that is no better than chance a weight of 0 or less, of which no probability can be made; SAMME
     * leaves such trees out. When that leaves none, the first speaks alone.
     */
    private WeightedEnsembleModelProto useful(WeightedEnsembleModelProto ensemble)
            throws InvalidProtocolBufferException {
        WeightedEnsembleModelProto.Builder kept =
                ensemble.toBuilder().clearModels().clearWeights().setMetadata(stripped(ensemble.getMetadata(), OF_ALL));
        for (int i = 0; i < ensemble.getModelsCount(); i++) {
            if (ensemble.getWeights(i) > 0) {
                kept.addModels(tree(ensemble.getModels(i))).addWeights(ensemble.getWeights(i));
            }
        }
        if (kept.getModelsCount() == 0) {
            kept.addModels(tree(ensemble.getModels(0))).addWeights(1);
        }
        return kept.build();
    }

    private ModelProto tree(ModelProto model) throws InvalidProtocolBufferException {
        TreeModelProto tree = model.getSerializedData().unpack(TreeModelProto.class);
        TreeModelProto.Builder rewritten =
                tree.toBuilder().clearNodes().setMetadata(stripped(tree.getMetadata(), OF_A_TREE));
        for (TreeNodeProto node : tree.getNodesList()) {
            rewritten.addNodes(unbinned(node));
        }
        return model.toBuilder().setSerializedData(Any.pack(rewritten.build())).build();
    }

    private TreeNodeProto unbinned(TreeNodeProto node) throws InvalidProtocolBufferException {
        if (!node.getSerializedData().is(SplitNodeProto.class)) {
            return node;
        }
        SplitNodeProto split = node.getSerializedData().unpack(SplitNodeProto.class);
        return node.toBuilder()
                .setSerializedData(Any.pack(split.toBuilder()
                        .setSplitValue(bins.edge(split.getSplitFeatureIdx(), split.getSplitValue()))
                        .build()))
                .build();
    }

    private ModelDataProto stripped(ModelDataProto metadata, RootProvenanceProto provenance) {
        return metadata.toBuilder()
                .setProvenance(provenance)
                .setFeatureDomain(features)
                .build();
    }
}
