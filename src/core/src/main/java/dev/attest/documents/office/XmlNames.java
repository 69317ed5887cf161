package dev.attest.documents.office;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives names of the standard's two editions, transitional and strict, one short form. */
final class XmlNames {

    private static final String OTHER = "?";

    private static final Map<String, String> PREFIXES = new HashMap<>();

    static {
        for (String[] known : new String[][] {
            {"w", "wordprocessingml/2006/main", "wordprocessingml/main"},
            {"x", "spreadsheetml/2006/main", "spreadsheetml/main"},
            {"p", "presentationml/2006/main", "presentationml/main"},
            {"a", "drawingml/2006/main", "drawingml/main"},
            {"c", "drawingml/2006/chart", "drawingml/chart"},
            {"dgm", "drawingml/2006/diagram", "drawingml/diagram"},
            {"xdr", "drawingml/2006/spreadsheetDrawing", "drawingml/spreadsheetDrawing"},
            {"m", "officeDocument/2006/math", "officeDocument/math"},
            {"r", "officeDocument/2006/relationships", "officeDocument/relationships"}
        }) {
            PREFIXES.put("http://schemas.openxmlformats.org/" + known[1], known[0]);
            PREFIXES.put("http://purl.oclc.org/ooxml/" + known[2], known[0]);
        }
        PREFIXES.put("http://schemas.openxmlformats.org/package/2006/relationships", "rel");
        PREFIXES.put("http://schemas.openxmlformats.org/markup-compatibility/2006", "mc");
        PREFIXES.put("http://purl.org/dc/elements/1.1/", "dc");
        PREFIXES.put("urn:schemas-microsoft-com:vml", "v");
    }

    private final Map<String, Map<String, String>> known = new HashMap<>();

    String element(@Nullable String namespace, String local) {
        return known.computeIfAbsent(namespace == null ? "" : namespace, any -> new HashMap<>())
                .computeIfAbsent(local, any -> PREFIXES.getOrDefault(namespace, OTHER) + ":" + local);
    }

    /** Null for one that no parser of ours asks for. */
    @Nullable String attribute(@Nullable String namespace, String local) {
        if (local.startsWith("rsid")) {
            return null;
        }
        String prefix = namespace == null || namespace.isEmpty() ? "" : PREFIXES.getOrDefault(namespace, OTHER);
        return switch (prefix) {
            case OTHER -> null;
            case "r" -> element(namespace, local);
            default -> local;
        };
    }
}
