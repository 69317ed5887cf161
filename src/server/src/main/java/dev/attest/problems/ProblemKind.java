package dev.attest.problems;

import org.springframework.http.HttpStatus;

/**
 * A kind of problem clients can tell from others.
 *
 * @param slug stable; the last part of the problem's {@code type}
 * @param title the same for every problem of the kind
 */
public record ProblemKind(HttpStatus status, String slug, String title) {

    private static final String TYPES = "urn:attest:problem:";

    /** The problem's {@code type}. */
    public String type() {
        return type(slug);
    }

    /** The {@code type} of problems with that slug. */
    public static String type(String slug) {
        return TYPES + slug;
    }
}
