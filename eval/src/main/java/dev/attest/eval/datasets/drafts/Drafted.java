package dev.attest.eval.datasets.drafts;

import dev.attest.eval.Sample;

/** What became of one passage. */
public sealed interface Drafted {

    /** The source key of the passage's document. */
    String document();

    /** A draft for a person to look at. */
    record Kept(String document, Sample sample) implements Drafted {}

    /**
     * The model said something that no person need look at.
     *
     * @param reason one of few, so that they can be counted
     */
    record Dropped(String document, String reason) implements Drafted {}

    /** The model said nothing usable. */
    record Failed(String document, String reason) implements Drafted {}
}
