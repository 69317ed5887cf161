package dev.attest.documents;

import java.util.Arrays;

/**
 * A file that came inside another and becomes a document of its own.
 *
 * @param name as the outer file gives it; a hint, never a path
 * @param declaredType the media type the outer file gives it, untrusted; empty when it gives none
 */
public record Attachment(String name, String declaredType, byte[] bytes) {

    @Override
    public boolean equals(Object other) {
        return other instanceof Attachment attachment
                && name.equals(attachment.name)
                && declaredType.equals(attachment.declaredType)
                && Arrays.equals(bytes, attachment.bytes);
    }

    @Override
    public int hashCode() {
        return name.hashCode() * 31 + Arrays.hashCode(bytes);
    }
}
