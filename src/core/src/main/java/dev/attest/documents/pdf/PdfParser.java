package dev.attest.documents.pdf;

import dev.attest.documents.Extraction;
import dev.attest.documents.PageCounts;
import dev.attest.documents.PageLayout.Origin;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.Source;
import dev.attest.documents.UnreadableDocument;
import dev.attest.documents.UnreadableDocument.Reason;
import dev.attest.documents.parsing.FileParser;
import dev.attest.documents.parsing.TextWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

/** Reads PDF files page by page. Scripts, pictures and links in them are never run, shown or followed. */
final class PdfParser extends FileParser {

    private final @Nullable Recognition recognition;

    /** @param recognition reads the pictures of pages without text, where there is one */
    PdfParser(ParseLimits limits, @Nullable Recognition recognition) {
        super(Set.of("application/pdf"), limits);
        this.recognition = recognition;
    }

    @Override
    protected Extraction read(Source source) throws IOException {
        StreamGuard guard = new StreamGuard(source, limits());
        guard.checkObjectStreams();
        try (PDDocument document = Loader.loadPDF(source.bytes())) {
            Effort effort = new Effort(source, limits());
            PdfWarnings warnings = new PdfWarnings(source, recognition != null);
            List<PageText> pages = new PdfPages(document, guard, effort, recognition, source).read(warnings);
            if (pages.stream().noneMatch(PageText::hasText)) {
                throw new UnreadableDocument(Reason.NO_TEXT, warnings.noText(pages), counts(pages));
            }
            warnings.about(document, pages, effort);
            return extraction(source, pages, Outline.of(document), DocumentTitle.of(document), warnings.all());
        } catch (InvalidPasswordException e) {
            throw new UnreadableDocument(
                    Reason.ENCRYPTED,
                    source.shownName() + " opens only with a password. Save it without one and upload that.");
        }
    }

    private static Optional<PageCounts> counts(List<PageText> pages) {
        int pictures = (int) pages.stream().filter(PdfParser::isPicture).count();
        return pages.isEmpty() ? Optional.empty() : Optional.of(new PageCounts(pages.size(), pictures, 0));
    }

    private Extraction extraction(
            Source source,
            List<PageText> pages,
            Map<String, Integer> outline,
            @Nullable String named,
            List<String> warnings) {
        BodyStyle body = BodyStyle.of(pages);
        List<PageText> content = RunningLines.leftOut(pages);
        List<Unit> units = new ArrayList<>();
        Units lines = new Units(!body.fixedPitch(), units::add);
        content.forEach(page -> PageParts.of(page).forEach(lines::add));
        lines.end();
        Headings headings = new Headings(outline, body);
        for (Unit unit : units) {
            if (unit instanceof Unit.Text text) {
                headings.note(text);
            }
        }
        TextWriter out = writer(source);
        PdfText text = new PdfText(out, Vocabulary.of(content), headings);
        text.write(units);
        return out.extraction(named != null ? named : text.title(), warnings).on(text.layouts(pages));
    }

    /** Whether a page shows something that only character recognition could read. */
    static boolean isPicture(PageText page) {
        return page.origin() == Origin.NONE;
    }
}
