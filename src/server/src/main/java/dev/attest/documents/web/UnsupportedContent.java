package dev.attest.documents.web;

import java.util.List;

/** No parser reads files of that type. */
final class UnsupportedContent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnsupportedContent(String detected, List<String> supported) {
        super("The content is " + detected + ", whatever its name says; supported are " + String.join(", ", supported));
    }
}
