package dev.attest.documents.web;

import dev.attest.documents.Collection;
import dev.attest.documents.FileName;
import dev.attest.documents.Metadata;
import dev.attest.problems.InvalidField;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a client says about a document it uploads, checked. */
record Description(
        Optional<String> collection,
        Optional<String> sourceKey,
        Optional<String> title,
        Optional<List<String>> readerList,
        Optional<Metadata> metadata) {

    static final int LONGEST_KEY = 1024;
    static final int LONGEST_TITLE = 500;
    static final int MOST_READERS = 100;
    static final int LONGEST_READER = 255;

    Description {
        collection.ifPresent(
                name -> require(name.matches(Collection.NAME_PATTERN), "collection", "is not a collection's name"));
        sourceKey.ifPresent(key -> require(
                !key.isBlank() && key.length() <= LONGEST_KEY && FileName.isVisible(key),
                "sourceKey",
                "must have 1 to " + LONGEST_KEY + " characters, none of them invisible"));
        title = title.map(FileName::visible).filter(text -> !text.isEmpty());
        title.ifPresent(text ->
                require(text.length() <= LONGEST_TITLE, "title", "must have at most " + LONGEST_TITLE + " characters"));
        readerList.ifPresent(readers -> require(
                !readers.isEmpty()
                        && readers.size() <= MOST_READERS
                        && readers.stream()
                                .allMatch(name -> name != null && !name.isBlank() && name.length() <= LONGEST_READER),
                "readers",
                "must be 1 to " + MOST_READERS + " names of 1 to " + LONGEST_READER + " characters"));
    }

    Optional<Set<String>> readers() {
        return readerList.map(LinkedHashSet::new);
    }

    private static void require(boolean condition, String field, String message) {
        if (!condition) {
            throw new InvalidField(field, message);
        }
    }
}
