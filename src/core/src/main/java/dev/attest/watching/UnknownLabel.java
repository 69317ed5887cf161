package dev.attest.watching;

import dev.attest.prediction.Shown;
import java.util.List;

/** A model has no such label. */
public final class UnknownLabel extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The message completes "the label …". */
    public UnknownLabel(List<String> labels) {
        super("must be one of " + Shown.list(labels));
    }
}
