package dev.attest.prediction.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.attest.prediction.Rows;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;

/** A loaded model, as native code runs it. Thread-safe, but for {@link #close()}: nothing may run then or afterwards. */
final class Graph implements AutoCloseable {

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final List<InputTensor> inputs;
    private final OutputTable output;
    /** As many as ever ran at once. */
    private final ArrayDeque<Workspace> idle = new ArrayDeque<>();

    /** Owns the session from now on. */
    Graph(OrtEnvironment environment, OrtSession session, List<InputTensor> inputs, OutputTable output) {
        this.environment = environment;
        this.session = session;
        this.inputs = inputs;
        this.output = output;
    }

    OutputTable output() {
        return output;
    }

    /**
     * The probabilities of some rows.
     *
     * @param from the first of the rows
     * @param to the one after the last
     * @param into of all rows: those of row {@code from} begin at {@code from} times the number of labels
     * @return whether all of them are finite
     */
    boolean run(Rows rows, int from, int to, float[] into) throws OrtException {
        long batch = inputs.get(0).batch();
        int step = batch > 0 ? (int) batch : to - from;
        Workspace workspace = take();
        try {
            boolean finite = true;
            for (int at = from; at < to; at += step) {
                int until = Math.min(at + step, to);
                Map<String, OnnxTensor> taken = workspace.feed.tensors(rows, at, until, step);
                Map<String, OnnxTensor> given = Map.of(output.tensor(), workspace.result.tensor(step));
                // The result only points to the tensor given: there is nothing in it to be freed.
                session.run(taken, given).close();
                finite &= output.read(workspace.result, until - at, into, at * output.labels());
            }
            return finite;
        } finally {
            give(workspace);
        }
    }

    /** The one used last: what it remembers is still in the processor's cache. */
    private Workspace take() {
        synchronized (idle) {
            Workspace known = idle.poll();
            if (known != null) {
                return known;
            }
        }
        return new Workspace(
                new InputFeed(environment, inputs),
                new Memory(environment, output.type(), output.columns().size(), output.isList()));
    }

    private void give(Workspace workspace) {
        synchronized (idle) {
            idle.push(workspace);
        }
    }

    @Override
    public void close() {
        synchronized (idle) {
            idle.forEach(Workspace::close);
            idle.clear();
        }
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("The model could not be closed", e);
        }
    }

    /** What one run needs for itself. */
    private record Workspace(InputFeed feed, Memory result) implements AutoCloseable {

        @Override
        public void close() {
            feed.close();
            result.close();
        }
    }
}
