package dev.attest.documents.parsing;

import dev.attest.blocking.Blocking;
import dev.attest.documents.Extraction;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.Parser;
import dev.attest.documents.Source;
import dev.attest.documents.UnreadableDocument;
import dev.attest.documents.UnreadableDocument.Reason;
import java.io.IOException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * What all parsers have in common: they compute off the caller's thread, and whatever a library throws at a file is one
 * of the reasons an uploader can understand.
 */
public abstract class FileParser implements Parser {

    private static final Logger LOG = LoggerFactory.getLogger(FileParser.class);

    private final Set<String> mediaTypes;
    private final ParseLimits limits;

    protected FileParser(Set<String> mediaTypes, ParseLimits limits) {
        this.mediaTypes = Set.copyOf(mediaTypes);
        this.limits = limits;
    }

    /**
     * Reads a file that is not empty. An extraction without blocks means that the file has no text.
     *
     * @throws UnreadableDocument when the reason is known; any other exception means that the file is broken
     */
    protected abstract Extraction read(Source source) throws IOException;

    protected final ParseLimits limits() {
        return limits;
    }

    /** A text to write into, within the limits. */
    protected final TextWriter writer(Source source) {
        return new TextWriter(source, limits.characters());
    }

    @Override
    public final boolean reads(String mediaType) {
        return mediaTypes.contains(mediaType);
    }

    @Override
    public final Mono<Extraction> parse(Source source) {
        // A large file takes seconds of computing, which an event loop must not spend.
        return Blocking.on(Schedulers.boundedElastic(), () -> extract(source));
    }

    private Extraction extract(Source source) {
        String file = source.shownName();
        if (source.bytes().length == 0) {
            throw new UnreadableDocument(Reason.EMPTY, file + " is empty. Check the file and upload it again.");
        }
        Extraction extraction = attempt(source);
        if (extraction.blocks().isEmpty()) {
            throw new UnreadableDocument(
                    Reason.NO_TEXT,
                    file
                            + " contains no text to read, only white space or markup. Upload a version whose text stands in"
                            + " the file itself.");
        }
        return extraction;
    }

    private Extraction attempt(Source source) {
        try {
            return read(source);
        } catch (UnreadableDocument e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            LOG.debug("{} cannot be read", source.shownName(), e);
            throw new UnreadableDocument(
                    Reason.BROKEN,
                    source.shownName() + " is damaged or incomplete and cannot be read as " + source.mediaType()
                            + ". Open it in the program that wrote it, save it again and upload that.");
        } catch (StackOverflowError e) {
            throw new UnreadableDocument(
                    Reason.TOO_DEEP,
                    source.shownName() + " is nested too deeply to be read. Save it again in the program that wrote it,"
                            + " with a simpler structure, and upload that.");
        }
    }
}
