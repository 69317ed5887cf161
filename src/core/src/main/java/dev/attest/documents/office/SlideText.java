package dev.attest.documents.office;

import dev.attest.documents.parsing.TextWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes one slide: its title, then its shapes from top to bottom and, on about one height, from left to right. */
final class SlideText {

    private static final Set<String> TITLES = Set.of("title", "ctrTitle");
    private static final Set<String> FURNITURE = Set.of("dt", "ftr", "sldNum", "hdr");
    /** In EMU, an eighth of an inch: shapes set side by side are seldom set exactly so. */
    private static final long ONE_HEIGHT = 914_400 / 8;

    private final OfficePackage office;
    private final String part;
    private final XmlElement slide;
    private final TextWriter out;
    private final Findings findings;
    private final Placeholders placeholders;
    private @Nullable String title;

    SlideText(OfficePackage office, String part, XmlElement slide, TextWriter out, Findings findings)
            throws IOException {
        this.office = office;
        this.part = part;
        this.slide = slide;
        this.out = out;
        this.findings = findings;
        this.placeholders = new Placeholders(office, part);
    }

    private record Placed(XmlElement shape, long top, long left) {}

    @Nullable String title() {
        return title;
    }

    boolean showsPicture() {
        return slide.first("p:pic") != null
                || slide.first("p:graphicFrame") != null
                || slide.first("a:blipFill") != null
                || slide.first("a:blip") != null;
    }

    /** @param first whether it is the first slide, whose title is that of the whole presentation when it is a title slide */
    void write(boolean first) throws IOException {
        XmlElement tree = slide.path("p:cSld", "p:spTree");
        if (tree == null) {
            return;
        }
        List<XmlElement> shapes = shapes(tree);
        for (XmlElement shape : shapes) {
            String type = Placeholders.type(Placeholders.of(shape));
            if (TITLES.contains(type) && shape.child("p:txBody") != null) {
                String words = Grid.value(SlideParagraphs.text(shape.child("p:txBody")));
                title = title == null && !words.isEmpty() ? words : title;
                out.heading(first && type.equals("ctrTitle") ? 1 : 2, words);
            }
        }
        writeInOrder(shapes);
    }

    private void writeInOrder(List<XmlElement> shapes) throws IOException {
        for (Placed placed : inOrder(shapes)) {
            write(placed.shape());
        }
    }

    /** The shapes of a slide or group; those with an alternative for older programs once. */
    private static List<XmlElement> shapes(XmlElement tree) {
        List<XmlElement> shapes = new ArrayList<>();
        for (XmlElement child : tree.children()) {
            if (child.is("mc:AlternateContent")) {
                shapes.addAll(child.alternative());
            } else {
                shapes.add(child);
            }
        }
        return shapes;
    }

    private List<Placed> inOrder(List<XmlElement> shapes) {
        List<Placed> byTop = new ArrayList<>();
        for (XmlElement shape : shapes) {
            XmlElement position = placeholders.position(shape);
            XmlElement corner = position == null ? null : position.child("a:off");
            byTop.add(new Placed(
                    shape, corner == null ? 0 : corner.number("y", 0), corner == null ? 0 : corner.number("x", 0)));
        }
        byTop.sort(Comparator.comparingLong(Placed::top));
        List<Placed> ordered = new ArrayList<>();
        for (int i = 0; i < byTop.size(); ) {
            int end = i + 1;
            while (end < byTop.size() && byTop.get(end).top() - byTop.get(i).top() <= ONE_HEIGHT) {
                end++;
            }
            byTop.subList(i, end).stream()
                    .sorted(Comparator.comparingLong(Placed::left))
                    .forEach(ordered::add);
            i = end;
        }
        return ordered;
    }

    private void write(XmlElement shape) throws IOException {
        switch (shape.name()) {
            case "p:grpSp" -> writeInOrder(shapes(shape));
            case "p:graphicFrame" -> frame(shape);
            case "p:sp" -> {
                XmlElement placeholder = Placeholders.of(shape);
                String type = Placeholders.type(placeholder);
                XmlElement words = shape.child("p:txBody");
                if (words != null && !TITLES.contains(type) && !FURNITURE.contains(type)) {
                    boolean bullets = placeholder != null && !type.equals("subTitle");
                    new SlideParagraphs(out, level -> placeholders.isPlain(shape, level)).write(words, bullets);
                }
            }
            default -> {}
        }
    }

    private void frame(XmlElement frame) throws IOException {
        XmlElement data = frame.path("a:graphic", "a:graphicData");
        if (data == null) {
            return;
        }
        Drawings drawings = new Drawings(office, part, out, findings);
        for (XmlElement each : data.children()) {
            switch (each.name()) {
                case "a:tbl" -> table(each);
                case "c:chart", "dgm:relIds" -> drawings.write(each);
                case "mc:AlternateContent" -> {}
                default -> {
                    if (each.name().startsWith("?:")) {
                        findings.unreadDrawing();
                    }
                }
            }
        }
    }

    private static boolean isBold(@Nullable XmlElement words) {
        List<XmlElement> runs = new ArrayList<>();
        if (words != null) {
            words.outermost("a:r", runs::add);
        }
        runs.removeIf(run -> run.joined("a:t").isBlank());
        return !runs.isEmpty()
                && runs.stream().allMatch(run -> {
                    XmlElement properties = run.child("a:rPr");
                    return properties != null && XmlElement.isTrue(properties.attribute("b"));
                });
    }

    private void table(XmlElement table) {
        XmlElement properties = table.child("a:tblPr");
        boolean marked = properties != null && XmlElement.isTrue(properties.attribute("firstRow"));
        Grid grid = new Grid();
        for (XmlElement row : table.children("a:tr")) {
            List<Grid.Cell> cells = new ArrayList<>();
            for (XmlElement cell : row.children("a:tc")) {
                if (!XmlElement.isTrue(cell.attribute("hMerge"))) {
                    boolean above = XmlElement.isTrue(cell.attribute("vMerge"));
                    XmlElement words = cell.child("a:txBody");
                    String text = above || words == null ? "" : Grid.value(SlideParagraphs.text(words));
                    cells.add(new Grid.Cell(text, Math.max(1, cell.number("gridSpan", 1)), above, isBold(words)));
                }
            }
            grid.row(cells, false);
        }
        grid.writeTo(out, marked ? Grid.Header.MARKED : Grid.Header.LIKELY);
    }
}
