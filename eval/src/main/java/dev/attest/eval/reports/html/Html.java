package dev.attest.eval.reports.html;

import dev.attest.eval.reports.reading.Printable;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Markup. Made from templates that stand in the code and from texts, which are escaped, so that nothing an answer says
 * becomes markup.
 */
record Html(String markup) {

    static final Html NONE = new Html("");

    /**
     * A template with something in place of each {@code {}}: markup as it is, a list of markup joined, and anything else as
     * text, which is safe between tags and between double quotes.
     */
    static Html of(String template, Object... parts) {
        StringBuilder markup = new StringBuilder();
        int from = 0;
        for (Object part : parts) {
            int hole = template.indexOf("{}", from);
            if (hole < 0) {
                throw new IllegalArgumentException("More parts than places: " + template);
            }
            markup.append(template, from, hole).append(markup(part));
            from = hole + 2;
        }
        if (template.indexOf("{}", from) >= 0) {
            throw new IllegalArgumentException("More places than parts: " + template);
        }
        return new Html(markup.append(template, from, template.length()).toString());
    }

    static Html join(Html... parts) {
        return new Html(markup(List.of(parts)));
    }

    /** The second when there is something to show by the first. */
    static Html when(boolean condition, Html html) {
        return condition ? html : NONE;
    }

    boolean isEmpty() {
        return markup.isEmpty();
    }

    private static String markup(Object part) {
        if (part instanceof Html html) {
            return html.markup();
        }
        if (part instanceof Collection<?> parts) {
            return parts.stream().map(Html::markup).collect(Collectors.joining());
        }
        return escape(String.valueOf(part));
    }

    private static String escape(String text) {
        return Printable.text(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
