package dev.attest.prediction;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** An open model that is closed when nobody uses it any more: neither those who serve it nor a request under way. */
final class Loaded {

    private final ServedModel model;
    private final Consumer<Predictor> close;
    private final AtomicInteger users = new AtomicInteger(1);

    /**
     * Used by whoever opened it.
     *
     * @param close called once, by the last user; must not block
     */
    Loaded(ServedModel model, Consumer<Predictor> close) {
        this.model = model;
        this.close = close;
    }

    ServedModel model() {
        return model;
    }

    /** One user more; false when the last one has gone already. */
    boolean lend() {
        int now = users.get();
        while (now > 0 && !users.compareAndSet(now, now + 1)) {
            now = users.get();
        }
        return now > 0;
    }

    /** One user less: once for each that began. */
    void giveBack() {
        if (users.decrementAndGet() == 0) {
            close.accept(model.predictor());
        }
    }
}
