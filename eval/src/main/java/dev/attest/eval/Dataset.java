package dev.attest.eval;

import java.util.List;

/**
 * Samples that are run together.
 *
 * @param name of the file, without its ending
 * @param fingerprint SHA-256 of the file, in hexadecimal: two runs on the same one can be compared sample by sample
 * @param samples in the file's order, ids distinct, at least one
 */
public record Dataset(String name, String fingerprint, List<Sample> samples) {

    public Dataset {
        samples = List.copyOf(samples);
        if (samples.isEmpty()) {
            throw new IllegalArgumentException(name + " holds no samples");
        }
        if (samples.stream().map(Sample::id).distinct().count() < samples.size()) {
            throw new IllegalArgumentException(name + " uses an id twice");
        }
    }
}
