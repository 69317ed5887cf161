package dev.attest.eval;

/** A sample beside what a target made of it. */
public record Exchange(Sample sample, Reply reply) {

    public Exchange {
        if (!sample.id().equals(reply.sampleId())) {
            throw new IllegalArgumentException(reply.sampleId() + " is no reply to " + sample.id());
        }
    }
}
