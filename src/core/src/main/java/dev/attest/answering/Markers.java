package dev.attest.answering;

/**
 * How well a model cited.
 *
 * @param written markers it wrote
 * @param repaired sentences whose source was found though they had no marker, or none that names a passage that supports them
 * @param dropped other markers that point nowhere or to a passage that does not support their sentence
 */
public record Markers(int written, int repaired, int dropped) {

    public static final Markers NONE = new Markers(0, 0, 0);

    public Markers {
        if (written < 0 || repaired < 0 || dropped < 0) {
            throw new IllegalArgumentException("Markers are counted from 0");
        }
    }
}
