package dev.attest.retrieval;

import dev.attest.documents.Metadata.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which documents a question is about, by what is known of them beside their text. It narrows what the asker may read and
 * never widens it.
 *
 * <p>Values are compared with values of their own type only: a number never equals, precedes or follows a string. A list
 * of strings is met when one of them is. A key that a document lacks meets no comparison, and therefore every {@link Not}
 * of one.
 */
public sealed interface Filter {

    /** All of them are met. */
    record And(List<Filter> filters) implements Filter {
        public And {
            filters = some(filters);
        }
    }

    /** One of them is met. */
    record Or(List<Filter> filters) implements Filter {
        public Or {
            filters = some(filters);
        }
    }

    /** It is not met, for whatever reason. */
    record Not(Filter filter) implements Filter {}

    /** The value under the key is one of these: texts, numbers and flags. */
    record OneOf(String key, Set<Value> values) implements Filter {
        public OneOf {
            values = Set.copyOf(values);
            if (values.isEmpty() || values.stream().anyMatch(Value.Texts.class::isInstance)) {
                throw new IllegalArgumentException("One value at least, and no lists: " + values);
            }
        }
    }

    /** The number, or the text by its UTF-8 bytes, under the key lies between two bounds, one of which may be left out. */
    record Between(String key, Optional<Bound> from, Optional<Bound> to) implements Filter {
        public Between {
            if (from.isEmpty() && to.isEmpty()) {
                throw new IllegalArgumentException("A range has one bound at least");
            }
        }
    }

    /**
     * An end of a range.
     *
     * @param value a text or a number
     * @param inclusive whether the value itself is inside
     */
    record Bound(Value value, boolean inclusive) {
        public Bound {
            if (!(value instanceof Value.Text) && !(value instanceof Value.Amount)) {
                throw new IllegalArgumentException("Texts and numbers have an order, not " + value);
            }
        }
    }

    private static List<Filter> some(List<Filter> filters) {
        if (filters.isEmpty()) {
            throw new IllegalArgumentException("One filter at least");
        }
        return List.copyOf(filters);
    }
}
