package dev.attest.eval.runs;

import dev.attest.eval.reports.SelfTest;
import java.util.List;

/** Puts the judge to the test. */
public interface SelfTesting {

    /** How many cases there are. */
    int cases();

    /**
     * What came of it.
     *
     * @param step called after each case, by any thread
     */
    List<SelfTest> run(Runnable step);

    /** No tests: they were not wanted. */
    static SelfTesting none() {
        return new SelfTesting() {
            @Override
            public int cases() {
                return 0;
            }

            @Override
            public List<SelfTest> run(Runnable step) {
                return List.of();
            }
        };
    }
}
