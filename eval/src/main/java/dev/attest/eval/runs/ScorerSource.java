package dev.attest.eval.runs;

import java.nio.file.Path;

/** Where scores come from, made ready when the run's folder is known: what models say while they judge may be kept there. */
@FunctionalInterface
public interface ScorerSource {

    /** Makes it ready; {@link dev.attest.eval.EvalFailure} when it cannot be. */
    Open open(Path folder);

    /** What is ready, and what is to be done when no more is scored. */
    record Open(Scorer scorer, SelfTesting selfTests, Runnable closing) implements AutoCloseable {

        @Override
        public void close() {
            closing.run();
        }
    }

    /** What is ready already, and holds nothing open. */
    static ScorerSource of(Scorer scorer, SelfTesting selfTests) {
        return folder -> new Open(scorer, selfTests, () -> {});
    }
}
