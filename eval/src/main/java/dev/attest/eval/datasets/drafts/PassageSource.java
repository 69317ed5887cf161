package dev.attest.eval.datasets.drafts;

import java.util.List;

/** Where questions come from: documents, and the pieces of their texts. Blocks; read by one thread at a time. */
public interface PassageSource {

    /**
     * Source keys, in an order that is the same every time.
     *
     * @throws dev.attest.eval.EvalFailure when nobody can say; a document that cannot be read is not listed
     */
    List<String> documents();

    /**
     * The pieces of a document's text, in order; none when it has no text.
     *
     * @param document as listed
     * @throws dev.attest.eval.EvalFailure when it cannot be read
     */
    List<String> passages(String document);
}
