package dev.attest.eval.datasets.drafts;

import dev.attest.eval.Sample;
import java.util.List;

/** Samples that a model wrote and nobody has looked at yet. */
public final class Drafts {

    /** The tag they carry until a person accepts them. */
    public static final String TAG = "draft";

    private Drafts() {}

    /** One sentence for each draft: figures over questions that nobody has read mean nothing. */
    public static List<String> complaints(List<Sample> samples) {
        return samples.stream()
                .filter(Drafts::isDraft)
                .map(sample -> sample.id() + " is still a draft; accept it with 'attest eval accept', or delete it.")
                .toList();
    }

    static boolean isDraft(Sample sample) {
        return sample.tags().contains(TAG);
    }

    /** The sample that a person makes of a draft. */
    static Sample accepted(Sample draft, boolean frozen) {
        return new Sample(
                draft.id(),
                draft.question(),
                draft.answer(),
                draft.gold(),
                draft.collections(),
                draft.expectedStatus(),
                draft.tags().stream().filter(tag -> !tag.equals(TAG)).toList(),
                draft.source(),
                frozen);
    }
}
