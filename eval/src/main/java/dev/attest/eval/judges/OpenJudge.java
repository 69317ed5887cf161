package dev.attest.eval.judges;

import dev.attest.eval.Judge;

/**
 * A judge with what it holds open.
 *
 * @param synthetic whether it repeats a recording of a scripted stub, from which nothing follows about a model
 * @param closing gives back what the judge holds
 */
public record OpenJudge(Judge judge, boolean synthetic, Runnable closing) implements AutoCloseable {

    /** A judge that holds nothing. */
    public OpenJudge(Judge judge, boolean synthetic) {
        this(judge, synthetic, () -> {});
    }

    @Override
    public void close() {
        closing.run();
    }
}
