package dev.attest.documents.office;

import java.io.IOException;
import java.util.Set;

/** Remarks beside the content. They are left out, because they are no statement of the document, and counted. */
final class Comments {

    private static final Set<String> COMMENT = Set.of("w:comment", "x:comment", "p:cm", "?:cm", "?:threadedComment");

    private Comments() {}

    static int count(OfficePackage office, String part) throws IOException {
        int count = 0;
        try (XmlPart comments = office.part(part)) {
            while (comments.advance()) {
                if (COMMENT.contains(comments.name())) {
                    count++;
                }
            }
        }
        return count;
    }
}
