package dev.attest.documents;

import java.util.List;

/** Decides what a file is from its content; the name only chooses between kinds of text. */
public interface MediaTypes {

    /**
     * The type of a file.
     *
     * @param head the first bytes, 64 KiB where the file is that long
     * @param tail the last bytes, 64 KiB where the file is that long; overlaps {@code head} in a file shorter than both
     * @param name the client's name for it, untrusted
     * @param declared the client's media type for it, untrusted; empty when none was given
     */
    Detected detect(byte[] head, byte[] tail, String name, String declared);

    /**
     * A detected type.
     *
     * @param warnings one sentence for each claim of the client that the content contradicts
     */
    record Detected(String mediaType, List<String> warnings) {

        public Detected {
            warnings = List.copyOf(warnings);
        }
    }
}
