package dev.attest.samples.office;

import dev.attest.samples.source.About;
import dev.attest.samples.source.Block;
import dev.attest.samples.source.Rendering;
import dev.attest.samples.source.Source;
import dev.attest.samples.source.SourceWriter;
import dev.attest.samples.source.StableZip;
import java.awt.Dimension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.xslf.usermodel.SlideLayout;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFNotes;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFSlideLayout;
import org.apache.poi.xslf.usermodel.XSLFTextShape;

/** Writes presentations: a slide for each level 1 heading, with title placeholder, content, tables and speaker notes. */
public final class PptxWriter implements SourceWriter {

    @Override
    public Rendering render(Source source) throws IOException {
        try (XMLSlideShow show = new XMLSlideShow();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            show.setPageSize(new Dimension(SlideContent.WIDTH, SlideContent.HEIGHT));
            About.write(show, source.front());
            XSLFSlideLayout layout = show.getSlideMasters().get(0).getLayout(SlideLayout.TITLE_AND_CONTENT);
            List<Source.Part> parts = source.parts();
            for (Source.Part part : parts) {
                slide(show, show.createSlide(layout), part);
            }
            show.write(out);
            return new Rendering(StableZip.of(out.toByteArray()), parts.size(), "slides");
        }
    }

    private static void slide(XMLSlideShow show, XSLFSlide slide, Source.Part part) {
        slide.getPlaceholder(0).setText(part.title().text().plain());
        SlideContent content = new SlideContent(slide, slide.getPlaceholder(1));
        List<Block> shown = part.shown();
        shown.forEach(content::add);
        content.finish();
        if (!part.notes().isEmpty()) {
            notes(show.getNotesSlide(slide), String.join("\n", part.notes()));
        }
    }

    private static void notes(XSLFNotes notes, String text) {
        for (XSLFTextShape shape : notes.getPlaceholders()) {
            if (shape.getTextType() == Placeholder.BODY) {
                shape.setText(text);
                return;
            }
        }
        throw new IllegalStateException("POI's notes slide has no place for notes");
    }
}
