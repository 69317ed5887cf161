package dev.attest.samples.office;

import dev.attest.samples.source.About;
import dev.attest.samples.source.Block;
import dev.attest.samples.source.FrontMatter;
import dev.attest.samples.source.Rendering;
import dev.attest.samples.source.Source;
import dev.attest.samples.source.SourceWriter;
import dev.attest.samples.source.StableZip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;

/** Writes Word documents with real heading styles, numbered lists and repeated table headers. */
public final class DocxWriter implements SourceWriter {

    private static final int A4_WIDTH = 11_906; // twentieths of a point
    private static final int A4_HEIGHT = 16_838;
    private static final int MARGIN = 1_440;

    @Override
    public Rendering render(Source source) throws IOException {
        try (XWPFDocument document = new XWPFDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            FrontMatter front = source.front();
            WordStyles.addTo(document);
            About.write(document, front);
            paper(document);
            runningLines(document, front);
            new Body(document).write(source);
            document.write(out);
            return new Rendering(
                    StableZip.of(out.toByteArray()), source.written().words().size(), "words");
        }
    }

    private static void paper(XWPFDocument document) {
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(A4_WIDTH));
        size.setH(BigInteger.valueOf(A4_HEIGHT));
        CTPageMar margin = section.addNewPgMar();
        BigInteger width = BigInteger.valueOf(MARGIN);
        margin.setTop(width);
        margin.setBottom(width);
        margin.setLeft(width);
        margin.setRight(width);
    }

    private static void runningLines(XWPFDocument document, FrontMatter front) {
        front.optional("header")
                .ifPresent(text -> document.createHeader(HeaderFooterType.DEFAULT)
                        .createParagraph()
                        .createRun()
                        .setText(text));
        XWPFParagraph footer = document.createFooter(HeaderFooterType.DEFAULT).createParagraph();
        footer.setAlignment(ParagraphAlignment.CENTER);
        footer.createRun()
                .setText(front.optional("footer").map(text -> text + " – page ").orElse("Page "));
        footer.getCTP().addNewFldSimple().setInstr("PAGE");
    }

    private static final class Body {

        private final XWPFDocument document;
        private final WordLists lists;
        private boolean breakBefore;

        Body(XWPFDocument document) {
            this.document = document;
            this.lists = new WordLists(document);
        }

        void write(Source source) {
            for (Block block : source.blocks()) {
                write(block);
            }
        }

        private void write(Block block) {
            if (block instanceof Block.Heading heading) {
                WordText.add(paragraph(WordStyles.heading(heading.level())), heading.text());
            } else if (block instanceof Block.Paragraph paragraph) {
                WordText.add(paragraph(WordStyles.NORMAL), paragraph.text());
            } else if (block instanceof Block.Item item) {
                XWPFParagraph paragraph = paragraph(WordStyles.LIST);
                lists.mark(paragraph, item);
                WordText.add(paragraph, item.text());
            } else if (block instanceof Block.Code code) {
                XWPFParagraph paragraph = paragraph(WordStyles.CODE);
                WordText.addLines(paragraph, code.lines());
            } else if (block instanceof Block.Table table) {
                table(table);
            } else if (block instanceof Block.PageBreak) {
                breakBefore = true;
            } else {
                throw new IllegalArgumentException("not part of a Word document: " + block);
            }
        }

        private XWPFParagraph paragraph(String style) {
            XWPFParagraph paragraph = document.createParagraph();
            paragraph.setStyle(style);
            if (breakBefore) {
                paragraph.setPageBreak(true);
                breakBefore = false;
            }
            return paragraph;
        }

        private void table(Block.Table source) {
            if (breakBefore) {
                paragraph(WordStyles.NORMAL);
            }
            XWPFTable table = document.createTable(
                    source.rows().size() + 1, source.header().size());
            table.setWidth("100%");
            XWPFTableRow header = table.getRow(0);
            header.setRepeatHeader(true);
            for (int column = 0; column < source.header().size(); column++) {
                XWPFTableCell cell = header.getCell(column);
                cell.setColor("E8E8E8");
                WordText.add(first(cell), source.header().get(column).bold());
                for (int row = 0; row < source.rows().size(); row++) {
                    XWPFParagraph text = first(table.getRow(row + 1).getCell(column));
                    text.setAlignment(alignment(source.alignment().get(column)));
                    WordText.add(text, source.rows().get(row).get(column));
                }
            }
            // Word joins tables that touch.
            document.createParagraph().setStyle(WordStyles.NORMAL);
        }

        private static XWPFParagraph first(XWPFTableCell cell) {
            XWPFParagraph paragraph = cell.getParagraphs().get(0);
            paragraph.setStyle(WordStyles.CELL);
            return paragraph;
        }

        private static ParagraphAlignment alignment(Block.Align align) {
            return switch (align) {
                case LEFT -> ParagraphAlignment.LEFT;
                case CENTRE -> ParagraphAlignment.CENTER;
                case RIGHT -> ParagraphAlignment.RIGHT;
            };
        }
    }
}
