package dev.attest.documents;

import java.util.Optional;
import java.util.Set;

/**
 * A collection as one request sees it.
 *
 * @param accessSets the access sets the asker satisfies (always with 0), or empty when the collection narrows no document
 * @param sequence the collection's newest sequence when that was decided
 */
public record ReadableCollection(long id, String name, Optional<Set<Integer>> accessSets, long sequence) {

    public ReadableCollection {
        accessSets = accessSets.map(Set::copyOf);
    }
}
