package dev.attest.eval.calibration;

import java.util.List;
import java.util.Optional;

/** What one judge made of one file's labels. */
interface Outcome {

    /** The judge's name. */
    String system();

    Labels labels();

    /** All measures, in the order in which they are shown. */
    List<Line> lines();

    /** Labels it got wrong. */
    List<Miss> misses();

    /** How many labels it did not measure. */
    int unmeasured();

    /** The commonest reason for what it did not measure; empty when it measured all. */
    Optional<String> whyUnmeasured();
}
