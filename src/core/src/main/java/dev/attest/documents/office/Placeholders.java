package dev.attest.documents.office;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The places that a slide's layout, and the master behind it, give to the shapes that say none themselves. */
final class Placeholders {

    private static final Set<String> BODIES = Set.of("body", "obj", "");

    private final List<XmlElement> shapes = new ArrayList<>();

    Placeholders(OfficePackage office, String slide) throws IOException {
        String layout = office.relations(slide).first("slideLayout");
        if (layout != null && office.has(layout)) {
            office.tree(layout).outermost("p:sp", shapes::add);
            String master = office.relations(layout).first("slideMaster");
            if (master != null && office.has(master)) {
                office.tree(master).outermost("p:sp", shapes::add);
            }
        }
    }

    /** The mark by which a shape says which place it fills, if any. */
    static @Nullable XmlElement of(XmlElement shape) {
        for (XmlElement properties : shape.children()) {
            XmlElement found = properties.path("p:nvPr", "p:ph");
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    static String type(@Nullable XmlElement placeholder) {
        return placeholder == null ? "none" : placeholder.attribute("type", "");
    }

    /** Where the shape stands: its own position, or that of the place it fills. */
    @Nullable XmlElement position(XmlElement shape) {
        XmlElement own = PptxParser.position(shape);
        XmlElement placeholder = of(shape);
        if (own != null || placeholder == null) {
            return own;
        }
        for (XmlElement model : models(placeholder)) {
            XmlElement position = PptxParser.position(model);
            if (position != null) {
                return position;
            }
        }
        return null;
    }

    /** Whether the layout switches bullets off at a level, counted from 0. */
    boolean isPlain(XmlElement shape, int level) {
        XmlElement placeholder = of(shape);
        if (placeholder == null) {
            return true;
        }
        for (XmlElement model : models(placeholder)) {
            XmlElement style = model.path("p:txBody", "a:lstStyle", "a:lvl" + (level + 1) + "pPr");
            if (style != null && style.child("a:buNone") != null) {
                return true;
            }
            if (style != null && (style.child("a:buChar") != null || style.child("a:buAutoNum") != null)) {
                return false;
            }
        }
        return false;
    }

    /** By number in the layout first, then by kind. */
    private List<XmlElement> models(XmlElement placeholder) {
        List<XmlElement> models = new ArrayList<>();
        String number = placeholder.attribute("idx");
        String type = type(placeholder);
        for (XmlElement shape : shapes) {
            XmlElement other = of(shape);
            if (other != null && number != null && number.equals(other.attribute("idx"))) {
                models.add(shape);
            }
        }
        for (XmlElement shape : shapes) {
            XmlElement other = of(shape);
            if (other != null && isKind(type, type(other)) && !models.contains(shape)) {
                models.add(shape);
            }
        }
        return models;
    }

    private static boolean isKind(String type, String other) {
        return type.equals(other)
                || (BODIES.contains(type) && BODIES.contains(other))
                || (type.equals("ctrTitle") && other.equals("title"))
                || (type.equals("subTitle") && other.equals("body"));
    }
}
