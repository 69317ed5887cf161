package dev.attest.documents.text;

import dev.attest.blocking.Blocking;
import dev.attest.documents.Extraction;
import dev.attest.documents.Parser;
import dev.attest.documents.Source;
import dev.attest.documents.UnreadableDocument;
import dev.attest.documents.UnreadableDocument.Reason;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What the parsers of text have in common: characters in, a non-empty extraction out, off the caller's thread. */
abstract class TextFormat implements Parser {

    private static final int LONGEST_TITLE = 500;

    private final String mediaType;

    TextFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** Writes the text of a file into {@code out} and returns the title the file gives itself, if any. */
    abstract @Nullable String read(String text, TextWriter out);

    @Override
    public final boolean reads(String mediaType) {
        return this.mediaType.equals(mediaType);
    }

    @Override
    public final Mono<Extraction> parse(Source source) {
        // A large file takes seconds of computing, which an event loop must not spend.
        return Blocking.on(Schedulers.boundedElastic(), () -> extract(source));
    }

    private Extraction extract(Source source) {
        TextBytes.Decoded decoded = TextBytes.decode(source, mediaType.equals("text/html"));
        TextWriter out = new TextWriter();
        String title = read(decoded.text(), out);
        if (out.isEmpty()) {
            throw new UnreadableDocument(
                    Reason.NO_TEXT,
                    TextBytes.quoted(source.name()) + " contains no text to read, only white space or markup. Upload a"
                            + " version whose text stands in the file itself.");
        }
        return out.extraction(title == null || title.isBlank() ? null : shortened(title.strip()), decoded.warnings());
    }

    /** At a code point; nobody reads a longer title, and what keeps titles need not be made for one. */
    private static String shortened(String title) {
        return title.length() <= LONGEST_TITLE
                ? title
                : title.substring(0, title.offsetByCodePoints(0, title.codePointCount(0, LONGEST_TITLE - 1))) + "…";
    }
}
