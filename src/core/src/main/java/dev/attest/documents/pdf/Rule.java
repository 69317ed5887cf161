package dev.attest.documents.pdf;

/**
 * A straight line drawn on a page, level or upright, in points as the page is displayed.
 *
 * @param level whether it runs from left to right rather than from top to bottom
 * @param at its distance from the top when level, from the left when upright
 * @param from where it begins: from the left when level, from the top when upright
 * @param to where it ends, at least {@code from}
 */
record Rule(boolean level, float at, float from, float to) {

    float length() {
        return to - from;
    }
}
