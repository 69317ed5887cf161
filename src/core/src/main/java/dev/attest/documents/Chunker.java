package dev.attest.documents;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts an extracted text into chunks: contiguous, in order, without overlap, together holding every character that is
 * not white space. A pure function of its input; thread-safe when the counter is.
 *
 * <ul>
 *   <li>A heading stands in one chunk with what follows it. Only a run of headings larger than half a chunk, or the end
 *       of the text, leaves a heading last.
 *   <li>A section ends its chunk, unless the chunk is smaller than {@link ChunkSettings#minTokens()} and the next
 *       section, no higher in the outline, fits into it as a whole.
 *   <li>Paragraphs, list items and table rows stay whole when they fit into a chunk together with the headings that
 *       they follow. Larger ones are cut at the ends of sentences (code at line ends), larger sentences at white space,
 *       larger words between code points. The white space where a sentence is cut stays with the part before it.
 *   <li>A paragraph that ends in a colon stays with the item, row or code that it introduces, where both fit.
 * </ul>
 */
public final class Chunker {

    private final TokenCounter counter;
    private final ChunkSettings settings;

    public Chunker(TokenCounter counter, ChunkSettings settings) {
        this.counter = counter;
        this.settings = settings;
    }

    /** The chunks of a version, with ordinals from 0; none when the text is blank. */
    public List<Chunk> chunk(VersionKey version, Extraction extraction) {
        SpanCutter cutter = new SpanCutter(extraction.text(), counter);
        ChunkPacker packer = new ChunkPacker(version, cutter, settings, new BlockSentences(extraction));
        for (Section section : sections(extraction)) {
            packer.add(section.level(), new SectionUnits(cutter, settings).of(section));
        }
        return packer.chunks();
    }

    private static List<Section> sections(Extraction extraction) {
        List<Section> sections = new ArrayList<>();
        HeadingPath path = new HeadingPath();
        Section section = new Section();
        for (Block block : extraction.blocks()) {
            String text = block.span().of(extraction.text());
            if (text.isBlank()) {
                continue;
            }
            boolean heading = block.kind() == Block.Kind.HEADING;
            if (heading && !section.body().isEmpty()) {
                sections.add(section);
                section = new Section();
            }
            section.add(block, heading ? path.enter(block.level(), text) : path.current());
        }
        sections.add(section);
        return sections;
    }
}
