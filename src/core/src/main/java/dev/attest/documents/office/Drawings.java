package dev.attest.documents.office;

import dev.attest.documents.parsing.TableRows;
import dev.attest.documents.parsing.TextWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the text and values of charts and diagrams, which lie in parts of their own. */
final class Drawings {

    private static final int MOST_SERIES = 200;

    private final OfficePackage office;
    private final Relations relations;
    private final TextWriter out;
    private final Findings findings;

    /** @param part the one whose relations lead to the drawings */
    Drawings(OfficePackage office, String part, TextWriter out, Findings findings) throws IOException {
        this.office = office;
        this.relations = office.relations(part);
        this.out = out;
        this.findings = findings;
    }

    /** @param reference a {@code c:chart} or {@code dgm:relIds} */
    void write(XmlElement reference) throws IOException {
        boolean chart = reference.is("c:chart");
        String part = relations.target(reference.attribute(chart ? "r:id" : "r:dm"));
        if (!office.has(part) || part == null) {
            findings.unreadDrawing();
        } else if (chart) {
            chart(office.tree(part));
        } else {
            diagram(office.tree(part));
        }
    }

    private void chart(XmlElement part) {
        XmlElement chart = part.child("c:chart");
        if (chart == null) {
            findings.unreadDrawing();
            return;
        }
        XmlElement title = chart.child("c:title");
        out.paragraph(title == null ? "" : title.joined("a:t"));
        List<XmlElement> series = new ArrayList<>();
        chart.outermost("c:ser", series::add);
        List<String> header = new ArrayList<>(List.of(""));
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (XmlElement each : series.subList(0, Math.min(MOST_SERIES, series.size()))) {
            header.add(
                    each.child("c:tx") == null
                            ? ""
                            : points(each, "c:tx").values().stream().findFirst().orElse(""));
            Map<Integer, String> categories = points(each, "c:cat", "c:xVal");
            points(each, "c:val", "c:yVal").forEach((index, value) -> {
                String category = categories.getOrDefault(index, Integer.toString(index + 1));
                List<String> row = rows.computeIfAbsent(index + " " + category, any -> cells(category));
                while (row.size() < header.size() - 1) {
                    row.add("");
                }
                row.add(value);
            });
        }
        TableRows table = new TableRows();
        table.header(header);
        rows.values().forEach(table::row);
        if (!rows.isEmpty()) {
            table.writeTo(out);
        }
    }

    private static List<String> cells(String category) {
        return new ArrayList<>(List.of(category));
    }

    /** Points by their index, from the first of the named children that is there. */
    private static Map<Integer, String> points(XmlElement series, String... names) {
        Map<Integer, String> points = new LinkedHashMap<>();
        for (String name : names) {
            XmlElement child = series.child(name);
            if (child != null) {
                child.outermost("c:pt", point -> points.put(point.number("idx", points.size()), point.joined("c:v")));
                if (points.isEmpty() && !child.joined("c:v").isEmpty()) {
                    points.put(0, child.joined("c:v"));
                }
                break;
            }
        }
        return points;
    }

    private void diagram(XmlElement part) {
        Object family = new Object();
        part.outermost("dgm:pt", point -> {
            List<String> lines = new ArrayList<>();
            point.outermost("a:p", line -> lines.add(line.joined("a:t")));
            String words = Grid.value(String.join("\n", lines));
            if (!words.isEmpty()) {
                out.item(1, "- " + words, family);
            }
        });
    }
}
