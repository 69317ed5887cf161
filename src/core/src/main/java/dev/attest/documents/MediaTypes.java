package dev.attest.documents;

import java.util.Arrays;
import java.util.List;

/** Decides what a file is from its content; the name only chooses between kinds of text. */
public interface MediaTypes {

    /** How many bytes of each end of a file decide. */
    int ENDS = 64 * 1024;

    /**
     * The type of a file.
     *
     * @param head the first bytes, 64 KiB where the file is that long
     * @param tail the last bytes, 64 KiB where the file is that long; overlaps {@code head} in a file shorter than both
     * @param name the client's name for it, untrusted
     * @param declared the client's media type for it, untrusted; empty when none was given
     */
    Detected detect(byte[] head, byte[] tail, String name, String declared);

    /** The type of a file that is in memory as a whole. */
    default Detected detect(byte[] file, String name, String declared) {
        byte[] head = file.length <= ENDS ? file : Arrays.copyOf(file, ENDS);
        byte[] tail = file.length <= ENDS ? file : Arrays.copyOfRange(file, file.length - ENDS, file.length);
        return detect(head, tail, name, declared);
    }

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
