package dev.attest.documents.office;

import dev.attest.documents.PageLayout;
import dev.attest.documents.PageLayout.Origin;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.Span;
import dev.attest.documents.parsing.TextWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads PowerPoint files slide by slide, each of them a page: its title as a heading, its shapes from top to bottom, and
 * its notes under the heading "Notes". Left out are dates, numbers and footers of slides, masters, and comments.
 */
final class PptxParser extends OfficeFormat {

    private static final double EMU_PER_POINT = 12_700;
    private static final int NOTES_LEVEL = 3;

    private static final Set<String> TYPES = Set.of(
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "application/vnd.openxmlformats-officedocument.presentationml.slideshow",
            "application/vnd.openxmlformats-officedocument.presentationml.template",
            "application/vnd.ms-powerpoint.presentation.macroenabled.12",
            "application/vnd.ms-powerpoint.slideshow.macroenabled.12",
            "application/vnd.ms-powerpoint.template.macroenabled.12");

    PptxParser(ParseLimits limits) {
        super(TYPES, limits, "p:presentation");
    }

    @Override
    Content read(OfficePackage office, TextWriter out, Findings findings) throws IOException {
        String main = office.mainPart();
        Relations relations = office.relations(main);
        XmlElement presentation = office.tree(main);
        XmlElement size = presentation.child("p:sldSz");
        double width = size == null ? 720 : size.number("cx", 9_144_000) / EMU_PER_POINT;
        double height = size == null ? 540 : size.number("cy", 6_858_000) / EMU_PER_POINT;
        List<PageLayout> pages = new ArrayList<>();
        int hidden = 0;
        String title = null;
        for (String slide : slides(presentation, relations)) {
            int number = pages.size() + 1;
            int start = out.length();
            XmlElement tree = office.tree(slide);
            SlideText text = new SlideText(office, slide, tree, out, findings);
            text.write(number == 1);
            title = title == null ? text.title() : title;
            notes(office, slide, out);
            hidden += XmlElement.isTrue(tree.attribute("show", "1")) ? 0 : 1;
            Origin origin = out.length() > start ? Origin.TEXT : text.showsPicture() ? Origin.NONE : Origin.BLANK;
            pages.add(new PageLayout(number, width, height, origin, span(start, out.length()), List.of()));
        }
        int pictures = (int)
                pages.stream().filter(page -> page.origin() == Origin.NONE).count();
        findings.add(
                hidden, "holds a hidden slide, which was read too.", "holds %d hidden slides, which were read too.");
        findings.add(
                pictures,
                "holds a slide that shows only pictures; what they say cannot be found.",
                "holds %d slides that show only pictures; what they say cannot be found.");
        return new Content(title, pages);
    }

    /** Without the blank line between two slides. */
    private static Span span(int start, int end) {
        return new Span(start > 0 && end > start ? start + 2 : start, end);
    }

    private static List<String> slides(XmlElement presentation, Relations relations) {
        XmlElement list = presentation.child("p:sldIdLst");
        List<String> slides = new ArrayList<>();
        for (XmlElement slide : list == null ? List.<XmlElement>of() : list.children("p:sldId")) {
            String part = relations.target(slide.attribute("r:id"));
            if (part != null) {
                slides.add(part);
            }
        }
        return slides;
    }

    private static void notes(OfficePackage office, String slide, TextWriter out) throws IOException {
        String part = office.relations(slide).first("notesSlide");
        if (part == null || !office.has(part)) {
            return;
        }
        List<XmlElement> bodies = new ArrayList<>();
        office.tree(part).outermost("p:sp", shape -> {
            XmlElement placeholder = Placeholders.of(shape);
            if (placeholder != null && placeholder.attribute("type", "").equals("body")) {
                bodies.add(shape);
            }
        });
        boolean first = true;
        for (XmlElement body : bodies) {
            XmlElement words = body.child("p:txBody");
            if (words != null && !words.joined("a:t").isBlank()) {
                if (first) {
                    out.heading(NOTES_LEVEL, "Notes");
                    first = false;
                }
                new SlideParagraphs(out, null).write(words, false);
            }
        }
    }

    static @Nullable XmlElement position(XmlElement shape) {
        XmlElement properties = shape.child(shape.is("p:grpSp") ? "p:grpSpPr" : "p:spPr");
        XmlElement frame = shape.is("p:graphicFrame") ? shape.child("p:xfrm") : null;
        return frame == null && properties != null ? properties.child("a:xfrm") : frame;
    }
}
