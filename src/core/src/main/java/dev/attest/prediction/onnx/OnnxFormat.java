package dev.attest.prediction.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import dev.attest.prediction.ModelBroken;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.ModelFile;
import dev.attest.prediction.ModelFormat;
import dev.attest.prediction.Predictor;
import dev.attest.prediction.Signature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Models in ONNX, of every operator set the ONNX Runtime here knows, whatever exported them.
 *
 * <p>They take one tensor of all features, [-1, features] of floats, doubles or whole numbers, or one tensor of each feature,
 * [-1, 1] or [-1] of numbers, truth values or words; a category is its code, or its name where words are taken. They give
 * probabilities: a table [-1, labels] in the order of the card's labels, the maps of scikit-learn's converter, whose keys are
 * the card's labels or 0, 1, 2, …, or, of two labels, the probability of the second alone.
 *
 * <p>All models of one format share the cores: at most one run a core at once, and 256 that wait. A small batch, which is
 * expected to take less than 100 µs, runs on the thread of the caller.
 */
public final class OnnxFormat implements ModelFormat {

    private static final long GREATEST = 512L << 20;

    private final Runs runs = new Runs();

    @Override
    public String name() {
        return "onnx";
    }

    @Override
    public Predictor open(ModelCard card, Path file) {
        OnnxFile model = OnnxFile.of(read(file));
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (var options = new OrtSession.SessionOptions()) {
            environment.setTelemetry(false);
            // One thread a run and one run a core: many requests at once are the rule, not one great one.
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            // The format of its own that ONNX Runtime also knows would pass by everything checked here.
            options.addConfigEntry("session.load_model_format", "ONNX");
            // What it would log of a bad file is thrown as well.
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            return open(card, model, environment, environment.createSession(model.bytes(), options));
        } catch (OrtException e) {
            throw NativeFault.explained(e);
        }
    }

    private Predictor open(ModelCard card, OnnxFile model, OrtEnvironment environment, OrtSession session)
            throws OrtException {
        AutoCloseable opened = session;
        try {
            List<InputTensor> inputs = InputTensor.of(session.getInputInfo().values(), card);
            var outputs = new OutputSearch(environment, session, model.zipMaps(), card);
            OutputTable table = outputs.find(inputs);
            var graph = new Graph(environment, session, inputs, table);
            opened = graph;
            var signature = Signature.of(
                    inputs.stream().map(InputTensor::described).toList(),
                    outputs.label().orElse("label"),
                    table.name(),
                    card.labels().size());
            return new OnnxPredictor(card, signature, graph, runs, new WarmUp(graph, card).shortRun());
        } catch (OrtException | ModelBroken e) {
            close(opened, e);
            throw e;
        } catch (RuntimeException e) {
            // A damaged file can declare any nonsense, which neither native code nor this expects.
            close(opened, e);
            throw new ModelBroken("The file cannot be run: " + e.getMessage(), e);
        }
    }

    private static void close(AutoCloseable opened, Exception cause) {
        try {
            opened.close();
        } catch (Exception e) {
            cause.addSuppressed(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            long size = Files.size(file);
            if (size > GREATEST) {
                throw new ModelBroken(
                        "The file has " + (size >> 20) + " MB; the most that is read are " + (GREATEST >> 20) + " MB");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ModelBroken("The file " + file.getFileName() + " cannot be read: " + ModelFile.trouble(e), e);
        }
    }
}
