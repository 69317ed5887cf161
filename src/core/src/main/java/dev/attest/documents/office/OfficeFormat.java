package dev.attest.documents.office;

import dev.attest.documents.Extraction;
import dev.attest.documents.PageLayout;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.Source;
import dev.attest.documents.parsing.FileParser;
import dev.attest.documents.parsing.TextWriter;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the Office formats have in common: an archive of linked XML parts, checked before any of them is read. */
abstract class OfficeFormat extends FileParser {

    /** Titles that the programs give to every new file. */
    private static final Set<String> NO_TITLES =
            Set.of("powerpoint presentation", "powerpoint-präsentation", "présentation powerpoint", "slide 1");

    private final String mainElement;

    /** @param mainElement the root of the format's main part */
    OfficeFormat(Set<String> mediaTypes, ParseLimits limits, String mainElement) {
        super(mediaTypes, limits);
        this.mainElement = mainElement;
    }

    /**
     * What a format found besides the text it wrote.
     *
     * @param title found in the content, for files whose properties have none
     */
    record Content(@Nullable String title, List<PageLayout> pages) {}

    /** Writes the text of the package into {@code out}. */
    abstract Content read(OfficePackage office, TextWriter out, Findings findings) throws IOException;

    @Override
    protected final Extraction read(Source source) throws IOException {
        try (OfficePackage office = OfficePackage.open(source, limits())) {
            try (XmlPart main = office.part(office.mainPart())) {
                if (!main.root().equals(mainElement)) {
                    throw new IOException("The main part is " + main.root() + ", not " + mainElement);
                }
            }
            Findings findings = new Findings(source.shownName());
            TextWriter out = writer(source);
            Content content = read(office, out, findings);
            findings.add(office);
            String title = propertiesTitle(office);
            return out.extraction(title == null ? content.title() : title, findings.warnings())
                    .on(content.pages());
        }
    }

    private static @Nullable String propertiesTitle(OfficePackage office) throws IOException {
        for (Relation relation : office.relations("").ofType("core-properties")) {
            if (office.has(relation.target())) {
                XmlElement title = office.tree(relation.target()).child("dc:title");
                String text =
                        title == null ? "" : title.text().replace("\u00ad", "").strip();
                return text.isEmpty() || NO_TITLES.contains(text.toLowerCase(Locale.ROOT)) ? null : text;
            }
        }
        return null;
    }
}
