package dev.attest.documents;

import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Reads the text and structure out of files of some types. The same bytes give the same extraction.
 */
public interface Parser {

    /** Whether this parser reads files of that type, as detected from their content. */
    boolean reads(String mediaType);

    /**
     * The extracted text.
     *
     * @return fails with {@link UnreadableDocument} when the file is empty, broken, encrypted or without text
     */
    Mono<Extraction> parse(Source source);

    /**
     * The first that reads files of that type.
     *
     * @throws IllegalStateException when none does; such a file should not have been accepted
     */
    static Parser of(String mediaType, List<Parser> parsers) {
        return parsers.stream()
                .filter(parser -> parser.reads(mediaType))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No parser for " + mediaType));
    }
}
