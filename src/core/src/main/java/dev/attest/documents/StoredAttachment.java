package dev.attest.documents;

import java.util.List;

/**
 * An attachment that some parser reads, with its bytes in the ledger.
 *
 * @param name as {@link FileName#of} leaves it
 * @param mediaType found by {@link MediaTypes} from the content
 * @param warnings sentences for the person who uploaded the file it came in
 */
public record StoredAttachment(String name, String mediaType, StoredBlob blob, List<String> warnings) {

    public StoredAttachment {
        warnings = List.copyOf(warnings);
        if (!FileName.of(name).equals(name)) {
            throw new IllegalArgumentException("Not the name of a file: " + Source.shown(name));
        }
    }
}
