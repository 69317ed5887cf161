package dev.attest.documents.text;

import java.util.ArrayDeque;
import java.util.Deque;

/** The nesting of a plain text's list, told by how far its markers stand in. */
final class PlainTextList {

    private final Deque<Integer> indents = new ArrayDeque<>();
    private Object family = new Object();

    boolean isOpen() {
        return !indents.isEmpty();
    }

    /** The depth, from 1, of an item whose marker stands {@code indent} columns in. */
    int depth(int indent) {
        while (!indents.isEmpty() && indents.getFirst() > indent) {
            indents.pop();
        }
        if (indents.isEmpty() || indents.getFirst() < indent) {
            indents.push(indent);
        }
        return indents.size();
    }

    /** The same object for every item until {@link #end()}. */
    Object family() {
        return family;
    }

    void end() {
        if (isOpen()) {
            indents.clear();
            family = new Object();
        }
    }
}
