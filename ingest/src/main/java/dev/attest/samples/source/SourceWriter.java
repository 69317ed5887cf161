package dev.attest.samples.source;

import java.io.IOException;

/**
 * Renders a source into one format. The same source gives the same bytes on one JDK: no clock, no chance, no font of the
 * machine. Throws {@link SourceError} for what the format cannot hold.
 */
public interface SourceWriter {

    Rendering render(Source source) throws IOException;
}
