package dev.attest.bench.finding.langchain4j;

import dev.attest.bench.finding.CandidateEncoder;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15.BgeSmallEnV15EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.e5smallv2q.E5SmallV2QuantizedEmbeddingModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** langchain4j's in-process models, with the prefixes that the models' cards document. */
public final class InProcessEncoders {

    private static final String BGE = "Represent this sentence for searching relevant passages: ";

    private InProcessEncoders() {}

    /** By name; a model is loaded when it is asked for, and stays loaded. */
    public static Map<String, Supplier<CandidateEncoder>> all() {
        Map<String, Supplier<CandidateEncoder>> all = new LinkedHashMap<>();
        put(all, "all-minilm-l6-v2-q", AllMiniLmL6V2QuantizedEmbeddingModel::new, "", "");
        put(all, "bge-small-en-v1.5-q", BgeSmallEnV15QuantizedEmbeddingModel::new, "", BGE);
        put(all, "bge-small-en-v1.5", BgeSmallEnV15EmbeddingModel::new, "", BGE);
        put(all, "e5-small-v2-q", E5SmallV2QuantizedEmbeddingModel::new, "passage: ", "query: ");
        return all;
    }

    private static void put(
            Map<String, Supplier<CandidateEncoder>> all,
            String name,
            Supplier<EmbeddingModel> load,
            String beforePassages,
            String beforeQuestions) {
        all.put(name, () -> {
            EmbeddingModel model = load.get();
            return new CandidateEncoder(
                    name,
                    bytes(name),
                    text -> model.embed(beforePassages + text).content().vector(),
                    text -> model.embed(beforeQuestions + text).content().vector());
        });
    }

    /** Size of a model file, by the name of its model. */
    public static long bytes(String model) {
        String file = "/" + model + ".onnx";
        try (InputStream resource = InProcessEncoders.class.getResourceAsStream(file)) {
            if (resource == null) {
                throw new IllegalStateException(file + " is not on the class path");
            }
            return resource.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
