package dev.attest.prediction;

import java.util.List;

/** A model has no such label. */
public final class UnknownLabel extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 200;

    /** The message completes "the label …". */
    public UnknownLabel(List<String> labels) {
        super("must be one of " + shortened(String.join(", ", labels)));
    }

    private static String shortened(String all) {
        return all.length() <= SHOWN ? all : all.substring(0, SHOWN) + " …";
    }
}
