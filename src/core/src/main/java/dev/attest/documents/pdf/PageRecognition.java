package dev.attest.documents.pdf;

import dev.attest.documents.PageLayout.Origin;
import dev.attest.documents.pdf.Glyph.Face;
import dev.attest.documents.pdf.Recognition.Word;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes text of the pictures that pages without text show. */
final class PageRecognition {

    private static final Logger LOG = LoggerFactory.getLogger(PageRecognition.class);
    private static final float DOTS_PER_INCH = 300;
    private static final float POINTS_PER_INCH = 72;

    /** A page of A2 at 300 dots per inch; larger pages are drawn more coarsely. */
    private static final double MOST_DOTS = 35_000_000;

    private static final long LARGEST_PICTURE = 150_000_000;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Recognition recognition;
    private long spent;

    PageRecognition(Recognition recognition) {
        this.recognition = recognition;
    }

    /** The page with the text in its picture; as it is when there is none, or it cannot be read. */
    PageText read(PDDocument document, int index, PageText page) {
        if (spent > LONGEST.toNanos() || isTooLarge(document.getPage(index).getResources())) {
            return page;
        }
        long start = System.nanoTime();
        try {
            double dots = page.width() * page.height() * Math.pow(DOTS_PER_INCH / POINTS_PER_INCH, 2);
            float scale = (float) (DOTS_PER_INCH / POINTS_PER_INCH * Math.min(1, Math.sqrt(MOST_DOTS / dots)));
            PDFRenderer renderer = new PDFRenderer(document);
            renderer.setSubsamplingAllowed(true);
            BufferedImage picture = renderer.renderImage(index, scale, ImageType.GRAY);
            return with(recognition.words(picture), scale, page);
        } catch (IOException | RuntimeException e) {
            LOG.debug("The picture of page {} cannot be read", page.number(), e);
            return page;
        } finally {
            spent += System.nanoTime() - start;
        }
    }

    private static boolean isTooLarge(@Nullable PDResources resources) {
        if (resources == null) {
            return false;
        }
        for (COSName name : resources.getXObjectNames()) {
            var objects = resources.getCOSObject().getCOSDictionary(COSName.XOBJECT);
            var object = objects == null ? null : objects.getCOSStream(name);
            if (object != null
                    && (long) object.getInt(COSName.WIDTH, 0) * object.getInt(COSName.HEIGHT, 0) > LARGEST_PICTURE) {
                return true;
            }
        }
        return false;
    }

    private static PageText with(List<Word> words, float scale, PageText page) {
        Map<String, List<Word>> lines = new LinkedHashMap<>();
        words.forEach(word ->
                lines.computeIfAbsent(word.line(), key -> new ArrayList<>()).add(word));
        List<Segment> segments = new ArrayList<>();
        for (List<Word> line : lines.values()) {
            new SegmentBuilder(page.number(), Turn.NONE, segments).add(glyphs(line, scale));
        }
        return segments.isEmpty()
                ? page
                : page.with(Origin.RECOGNISED, List.of(new PageText.Flow(Turn.NONE, segments, List.of())));
    }

    /** A glyph for each word, of the line's height: the boxes of single words end at their own letters. */
    private static List<Glyph> glyphs(List<Word> line, float scale) {
        float top = line.stream().mapToInt(Word::top).min().orElse(0) / scale;
        float bottom =
                line.stream().mapToInt(word -> word.top() + word.height()).max().orElse(0) / scale;
        List<Glyph> glyphs = new ArrayList<>();
        for (Word word : line) {
            String text = Characters.clean(word.text());
            if (!text.isBlank()) {
                float x = word.left() / scale;
                float baseline = bottom - 0.2f * (bottom - top);
                glyphs.add(new Glyph(
                        text,
                        x,
                        x + word.width() / scale,
                        baseline,
                        top,
                        bottom,
                        bottom - top,
                        new Face(false, false),
                        true));
            }
        }
        glyphs.sort(Comparator.comparingDouble(Glyph::x));
        return glyphs;
    }
}
