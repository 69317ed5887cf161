package dev.attest.prediction;

import reactor.core.publisher.Mono;

/** One loaded version of a classic model; thread-safe, and shared by all requests. */
public interface Predictor extends AutoCloseable {

    /** The tensors the model itself takes and gives, for clients that speak of tensors. */
    Signature signature();

    /**
     * The probabilities of every label for every row, in order. The same rows give the same probabilities, whatever other
     * rows they come with.
     *
     * @param rows as wide as the model's card has features; at least one
     * @return fails with {@link java.util.concurrent.RejectedExecutionException} when too many calls wait already, and with
     *     {@link IllegalStateException} after {@link #close()}
     */
    Mono<Scores> predict(Rows rows);

    /** Frees what the model holds; only after the last call has ended. */
    @Override
    void close();
}
