package dev.attest.prediction.onnx;

import ai.onnxruntime.OrtException;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.Predictor;
import dev.attest.prediction.Rows;
import dev.attest.prediction.RowsRefused;
import dev.attest.prediction.Scores;
import dev.attest.prediction.Signature;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One model in ONNX Runtime: a single session, which many threads run at once.
 *
 * <p>Measured on one of 2 busy cores, a linear model of 4 features and 3 labels (and, in brackets, 10 trees of depth
 * 4): one row takes 3 to 6 µs (2 to 4) on the thread of the caller and 11 to 24 µs through another one, so that a small batch
 * runs where it is asked for; 1,000 rows take 30 µs (100), which is 30 million rows a second (10 million).
 */
final class OnnxPredictor implements Predictor {

    /** Rows of one run: between two of them others get their turn, and a client that has left is noticed. */
    static final int MOST_AT_ONCE = 16_384;

    /** Values of one run, 32 MB of doubles: memory that is kept for the next one. */
    private static final int MOST_VALUES = 1 << 22;

    private final ModelCard card;
    private final Signature signature;
    private final Graph graph;
    private final Runs runs;
    private final int shortRun;
    private final int atOnce;
    /** Held for reading during native calls, so that closing cannot free what one of them uses. */
    private final ReadWriteLock inUse = new ReentrantReadWriteLock();

    private volatile boolean closed;
    private boolean freed;

    /**
     * Owns the graph from now on.
     *
     * @param shortRun how many rows may run on the thread of the caller
     */
    OnnxPredictor(ModelCard card, Signature signature, Graph graph, Runs runs, int shortRun) {
        this.card = card;
        this.signature = signature;
        this.graph = graph;
        this.runs = runs;
        this.shortRun = shortRun;
        this.atOnce =
                Math.max(1, Math.min(MOST_AT_ONCE, MOST_VALUES / card.features().size()));
    }

    @Override
    public Signature signature() {
        return signature;
    }

    @Override
    public Mono<Scores> predict(Rows rows) {
        if (rows.width() != card.features().size() || rows.count() == 0) {
            return Mono.error(new IllegalArgumentException(
                    rows.count() + " rows of " + rows.width() + " values are none of this model, which has "
                            + card.features().size() + " features"));
        }
        return rows.count() <= atOnce ? whole(rows) : inParts(rows);
    }

    private Mono<Scores> whole(Rows rows) {
        return runs.run(rows.count() <= shortRun, () -> {
            float[] probabilities = room(rows);
            run(rows, 0, rows.count(), probabilities);
            return new Scores(card.labels().size(), probabilities);
        });
    }

    private Mono<Scores> inParts(Rows rows) {
        return Mono.defer(() -> {
            float[] probabilities = room(rows);
            int parts = (rows.count() - 1) / atOnce + 1;
            return Flux.range(0, parts)
                    .concatMap(part -> runs.<Scores>run(false, () -> {
                        int from = part * atOnce;
                        run(rows, from, Math.min(from + atOnce, rows.count()), probabilities);
                        return null;
                    }))
                    .then(Mono.fromSupplier(() -> new Scores(card.labels().size(), probabilities)));
        });
    }

    private float[] room(Rows rows) {
        return new float[Math.multiplyExact(rows.count(), card.labels().size())];
    }

    private void run(Rows rows, int from, int to, float[] probabilities) {
        // Closing holds the other lock only when nothing runs any more: there is nothing to wait for.
        if (!inUse.readLock().tryLock()) {
            throw closedAlready();
        }
        try {
            if (closed) {
                throw closedAlready();
            }
            if (!graph.run(rows, from, to, probabilities)) {
                throw refused(from, to, probabilities);
            }
        } catch (ValueTooGreat e) {
            throw new RowsRefused(
                    card,
                    List.of(new RowsRefused.Mistake(e.row, e.feature, "is too great for the model to compute with")));
        } catch (OrtException e) {
            throw new IllegalStateException(
                    "Version " + card.version() + " of " + card.name() + " failed on " + (to - from) + " rows", e);
        } finally {
            inUse.readLock().unlock();
        }
    }

    /** A number can be finite and still too great for a model that computes in floats. */
    private RowsRefused refused(int from, int to, float[] probabilities) {
        int labels = card.labels().size();
        int bad = from * labels;
        while (bad < to * labels && Float.isFinite(probabilities[bad])) {
            bad++;
        }
        return new RowsRefused(
                card,
                List.of(new RowsRefused.Mistake(
                        bad / labels, "", "has values too great for the model to compute with")));
    }

    private IllegalStateException closedAlready() {
        return new IllegalStateException("Version " + card.version() + " of " + card.name() + " is closed");
    }

    @Override
    public void close() {
        closed = true;
        inUse.writeLock().lock();
        try {
            if (!freed) {
                freed = true;
                graph.close();
            }
        } finally {
            inUse.writeLock().unlock();
        }
    }
}
