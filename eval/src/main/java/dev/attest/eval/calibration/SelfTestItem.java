package dev.attest.eval.calibration;

import java.util.List;

/**
 * What the cases of every self-test are made of: a question about an invented company, with a right and a wrong answer.
 *
 * @param sources what the company's papers say; they support the good answer, and not the bad one
 * @param good one sentence
 * @param bad one sentence
 */
record SelfTestItem(String id, String question, String reference, List<String> sources, String good, String bad) {

    SelfTestItem {
        sources = List.copyOf(sources);
    }

    /** One of several, always the same for one item. */
    <T> T one(List<T> of) {
        return of.get(Math.floorMod(id.hashCode(), of.size()));
    }
}
