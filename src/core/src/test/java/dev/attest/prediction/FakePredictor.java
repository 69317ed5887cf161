package dev.attest.prediction;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import reactor.core.publisher.Mono;

/** The softmax of linear scores with round weights: label l gets the sum of value f times ((l + f) mod 3 - 1). */
public final class FakePredictor implements Predictor {

    private final int features;
    private final int labels;
    private final Signature signature;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean closed;

    public FakePredictor(ModelCard card) {
        this.features = card.features().size();
        this.labels = card.labels().size();
        boolean numbers = card.features().stream().noneMatch(feature -> feature.kind() == Feature.Kind.CATEGORY);
        List<Signature.Tensor> inputs = numbers
                ? List.of(new Signature.Tensor("input", Signature.Datatype.FP32, List.of(-1L, (long) features)))
                : card.features().stream().map(FakePredictor::column).toList();
        this.signature = Signature.of(inputs, "label", "probabilities", labels);
    }

    private static Signature.Tensor column(Feature feature) {
        Signature.Datatype datatype = switch (feature.kind()) {
            case CATEGORY -> Signature.Datatype.BYTES;
            case INTEGER -> Signature.Datatype.INT64;
            case NUMBER -> Signature.Datatype.FP64;
        };
        return new Signature.Tensor(feature.name(), datatype, List.of(-1L, 1L));
    }

    @Override
    public Signature signature() {
        return signature;
    }

    @Override
    public Mono<Scores> predict(Rows rows) {
        return Mono.fromCallable(() -> {
            if (closed) {
                throw new IllegalStateException("The model is closed");
            }
            calls.incrementAndGet();
            float[] probabilities = new float[rows.count() * labels];
            for (int row = 0; row < rows.count(); row++) {
                score(rows, row, probabilities);
            }
            return new Scores(labels, probabilities);
        });
    }

    private void score(Rows rows, int row, float[] probabilities) {
        double[] weights = IntStream.range(0, labels)
                .mapToDouble(label -> Math.exp(IntStream.range(0, features)
                        .mapToDouble(feature -> rows.value(row, feature) * ((label + feature) % 3 - 1))
                        .sum()))
                .toArray();
        double sum =
                IntStream.range(0, labels).mapToDouble(label -> weights[label]).sum();
        for (int label = 0; label < labels; label++) {
            probabilities[row * labels + label] = (float) (weights[label] / sum);
        }
    }

    public int calls() {
        return calls.get();
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
