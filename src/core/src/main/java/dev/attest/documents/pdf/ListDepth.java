package dev.attest.documents.pdf;

import java.util.ArrayDeque;
import java.util.Deque;

/** The nesting of a list, told by how far its markers stand in. */
final class ListDepth {

    private static final float SAME = 4;

    private final Deque<Float> indents = new ArrayDeque<>();
    private Object family = new Object();

    /** The depth, from 1, of an item whose marker stands that far in. */
    int depth(float indent) {
        while (!indents.isEmpty() && indents.getFirst() > indent + SAME) {
            indents.pop();
        }
        if (indents.isEmpty() || indents.getFirst() < indent - SAME) {
            indents.push(indent);
        }
        return indents.size();
    }

    /** The same object for every item until {@link #end()}. */
    Object family() {
        return family;
    }

    void end() {
        if (!indents.isEmpty()) {
            indents.clear();
            family = new Object();
        }
    }
}
