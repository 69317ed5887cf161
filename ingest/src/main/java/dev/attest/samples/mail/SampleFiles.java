package dev.attest.samples.mail;

import java.io.IOException;

/** Where attachments come from. */
public interface SampleFiles {

    /** The bytes of a sample by its file name. Throws {@code NoSuchFileException} when it was not written yet. */
    byte[] read(String name) throws IOException;
}
