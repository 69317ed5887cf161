package dev.attest.prediction.web.oip;

import dev.attest.prediction.ModelStatus;
import dev.attest.prediction.ServedModel;
import dev.attest.prediction.Signature;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * A model as its clients have to know it.
 *
 * @param versions that are served and may be asked for, newest first
 * @param platform as in {@code onnx_onnxv1}
 */
@Schema(name = "InferenceModel")
record ModelMetadata(
        String name,
        List<String> versions,
        String platform,
        List<TensorMetadata> inputs,
        List<TensorMetadata> outputs) {

    static ModelMetadata of(ServedModel model, List<ModelStatus> known) {
        Signature signature = model.predictor().signature();
        String name = model.card().name();
        List<String> versions = known.stream()
                .filter(status -> status.name().equals(name) && status.state() == ModelStatus.State.READY)
                .map(ModelStatus::version)
                .toList();
        return new ModelMetadata(
                name,
                versions,
                platform(model.card().format()),
                signature.inputs().stream().map(TensorMetadata::of).toList(),
                signature.outputs().stream().map(TensorMetadata::of).toList());
    }

    /** Of these the protocol lists ONNX only; others it wants written as project and format. */
    private static String platform(String format) {
        return switch (format) {
            case "onnx" -> "onnx_onnxv1";
            case "tribuo" -> "tribuo_protobuf";
            default -> "attest_" + format;
        };
    }

    /**
     * One tensor.
     *
     * @param datatype as the protocol names it
     * @param shape -1 for the rows
     */
    @Schema(name = "InferenceTensor")
    record TensorMetadata(String name, String datatype, List<Long> shape) {

        static TensorMetadata of(Signature.Tensor tensor) {
            return new TensorMetadata(tensor.name(), tensor.datatype().name(), tensor.shape());
        }
    }
}
