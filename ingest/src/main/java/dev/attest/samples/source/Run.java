package dev.attest.samples.source;

/** A stretch of text in one style. A {@code \n} in it is a line break the author asked for; all other white space is single spaces. */
public record Run(String text, boolean bold, boolean italic, boolean code) {

    public Run {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a run without text");
        }
    }
}
