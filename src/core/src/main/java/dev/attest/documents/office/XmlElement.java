package dev.attest.documents.office;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An element of a part and all below it. Names carry the prefix by which the standard calls their namespace, such as
 * {@code w:p}, whatever the file calls it; {@code ?} stands for all other namespaces.
 */
final class XmlElement {

    private final String name;
    private final List<String> attributes;
    private List<XmlElement> children = List.of();
    private String text = "";

    /** @param attributes names and values in turn */
    XmlElement(String name, List<String> attributes) {
        this.name = name;
        this.attributes = attributes;
    }

    void append(XmlElement child) {
        if (children.isEmpty()) {
            children = new ArrayList<>(2);
        }
        children.add(child);
    }

    void write(String words) {
        text = words;
    }

    String name() {
        return name;
    }

    boolean is(String wanted) {
        return name.equals(wanted);
    }

    List<XmlElement> children() {
        return children;
    }

    /** The characters directly in an element that has no children. */
    String text() {
        return text;
    }

    /** By its local name, or {@code r:} and its local name for the id of a relation. */
    @Nullable String attribute(String wanted) {
        for (int i = 0; i < attributes.size(); i += 2) {
            if (attributes.get(i).equals(wanted)) {
                return attributes.get(i + 1);
            }
        }
        return null;
    }

    String attribute(String wanted, String otherwise) {
        String value = attribute(wanted);
        return value == null ? otherwise : value;
    }

    int number(String wanted, int otherwise) {
        String value = attribute(wanted);
        if (value == null || value.isEmpty() || value.length() > 10) {
            return otherwise;
        }
        // Asked for every cell of a sheet: a regular expression would take longer than all else.
        int sign = value.charAt(0) == '-' ? 1 : 0;
        for (int i = sign; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return otherwise;
            }
        }
        int digits = value.length() - sign;
        return digits == 0 || digits > 9 ? otherwise : Integer.parseInt(value);
    }

    /** The first child of this name. */
    @Nullable XmlElement child(String wanted) {
        for (XmlElement child : children) {
            if (child.is(wanted)) {
                return child;
            }
        }
        return null;
    }

    /** Follows first children of these names. */
    @Nullable XmlElement path(String... names) {
        XmlElement at = this;
        for (String step : names) {
            at = at == null ? null : at.child(step);
        }
        return at;
    }

    List<XmlElement> children(String wanted) {
        return children.stream().filter(child -> child.is(wanted)).toList();
    }

    /** The {@code val} of a child. */
    @Nullable String value(String child) {
        XmlElement found = child(child);
        return found == null ? null : found.attribute("val");
    }

    int value(String child, int otherwise) {
        XmlElement found = child(child);
        return found == null ? otherwise : found.number("val", otherwise);
    }

    /** Whether a switch is set: it is there and does not say no. */
    boolean on(String child) {
        XmlElement found = child(child);
        return found != null && isTrue(found.attribute("val", "1"));
    }

    static boolean isTrue(@Nullable String value) {
        return value != null && (value.equals("1") || value.equals("true") || value.equals("on"));
    }

    /** Hands over every element of this name at or below this one, in order, but none within another. */
    void outermost(String wanted, Consumer<XmlElement> found) {
        if (is(wanted)) {
            found.accept(this);
        } else {
            children.forEach(child -> child.outermost(wanted, found));
        }
    }

    /** The first element of this name at or below this one. */
    @Nullable XmlElement first(String wanted) {
        if (is(wanted)) {
            return this;
        }
        for (XmlElement child : children) {
            XmlElement found = child.first(wanted);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** All text in elements of this name below, run together. */
    String joined(String wanted) {
        StringBuilder words = new StringBuilder();
        outermost(wanted, element -> words.append(element.text()));
        return words.toString();
    }

    /** Where a program that knows no extension looks, or the first choice when only that says anything. */
    List<XmlElement> alternative() {
        XmlElement choice = child("mc:Choice");
        XmlElement fallback = child("mc:Fallback");
        XmlElement taken = choice == null ? fallback : choice;
        return taken == null ? List.of() : taken.children();
    }
}
