package dev.attest.documents;

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
}
