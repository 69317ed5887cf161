package dev.attest.prediction.onnx;

import dev.attest.prediction.ModelCard;
import dev.attest.prediction.ModelFormat;
import dev.attest.prediction.ModelFormatContract;
import java.io.IOException;
import java.nio.file.Files;

class OnnxFormatContractTest extends ModelFormatContract {

    @Override
    protected ModelFormat format() {
        return new OnnxFormat();
    }

    @Override
    protected byte[] file() throws IOException {
        return Files.readAllBytes(IrisModels.file("plain"));
    }

    @Override
    protected ModelCard card() {
        return IrisModels.card();
    }
}
