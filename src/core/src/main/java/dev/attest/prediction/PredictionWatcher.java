package dev.attest.prediction;

import dev.attest.tenancy.Principal;

/** Is told of every prediction. */
@FunctionalInterface
public interface PredictionWatcher {

    /** Takes notice, without waiting for anything and without failing: it is called before the client is answered. */
    void seen(Principal by, Predicted predicted);
}
