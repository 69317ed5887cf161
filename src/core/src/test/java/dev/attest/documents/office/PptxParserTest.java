package dev.attest.documents.office;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.Extraction;
import dev.attest.documents.PageLayout;
import dev.attest.documents.PageLayout.Origin;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.Parser;
import java.awt.Rectangle;
import java.util.Base64;
import org.apache.poi.sl.usermodel.PictureData.PictureType;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.xslf.usermodel.SlideLayout;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFGroupShape;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTextBox;
import org.apache.poi.xslf.usermodel.XSLFTextParagraph;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.junit.jupiter.api.Test;

class PptxParserTest extends OfficeParserContract {

    private static final byte[] PIXEL = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private final XMLSlideShow show = new XMLSlideShow();

    @Override
    protected Parser parser() {
        return new PptxParser(ParseLimits.DEFAULT);
    }

    @Override
    protected String mediaType() {
        return "application/vnd.openxmlformats-officedocument.presentationml.presentation";
    }

    @Override
    protected byte[] readable() {
        XMLSlideShow readable = new XMLSlideShow();
        XSLFSlide slide = readable.createSlide(readable.getSlideMasters().get(0).getLayout(SlideLayout.TITLE_ONLY));
        slide.getPlaceholder(0).setText("Größe 😀");
        box(slide, "First.", 50, 200);
        box(slide, "Second paragraph.", 50, 300);
        return OfficeFile.bytes(readable);
    }

    @Override
    protected byte[] withoutText() {
        XMLSlideShow empty = new XMLSlideShow();
        empty.createSlide();
        return OfficeFile.bytes(empty);
    }

    private XSLFSlide slide(SlideLayout layout) {
        return show.createSlide(show.getSlideMasters().get(0).getLayout(layout));
    }

    private static XSLFTextBox box(XSLFSlide slide, String text, int left, int top) {
        XSLFTextBox box = slide.createTextBox();
        box.setAnchor(new Rectangle(left, top, 200, 40));
        box.setText(text);
        return box;
    }

    @Test
    void readsTitlesAndBulletsWithTheirLevels() {
        XSLFSlide slide = slide(SlideLayout.TITLE_AND_CONTENT);
        slide.getPlaceholder(0).setText("Plan");
        XSLFTextShape body = slide.getPlaceholder(1);
        body.clearText();
        for (int level : new int[] {0, 1, 0}) {
            XSLFTextParagraph paragraph = body.addNewTextParagraph();
            paragraph.setIndentLevel(level);
            paragraph.addNewTextRun().setText("Level " + level);
        }
        Extraction extraction = parse(OfficeFile.bytes(show));
        assertThat(kinds(extraction))
                .containsExactly(
                        "HEADING 2 Plan", "LIST_ITEM 1 - Level 0", "LIST_ITEM 2 - Level 1", "LIST_ITEM 1 - Level 0");
        assertThat(extraction.title()).isEqualTo("Plan");
    }

    @Test
    void givesTheTitleSlideTheFirstLevel() {
        XSLFSlide slide = slide(SlideLayout.TITLE);
        slide.getPlaceholder(0).setText("Year in review");
        slide.getPlaceholder(1).setText("For everybody");
        assertThat(kinds(parse(OfficeFile.bytes(show)))).containsExactly("HEADING 1 Year in review", "For everybody");
    }

    @Test
    void readsShapesFromTopToBottomAndLeftToRight() {
        XSLFSlide slide = slide(SlideLayout.TITLE_ONLY);
        box(slide, "bottom", 50, 400);
        box(slide, "right", 400, 203);
        box(slide, "left", 50, 205);
        XSLFGroupShape group = slide.createGroup();
        group.setAnchor(new Rectangle(50, 300, 300, 50));
        XSLFTextBox grouped = group.createTextBox();
        grouped.setText("grouped");
        slide.getPlaceholder(0).setText("Title");
        assertThat(blocks(parse(OfficeFile.bytes(show))))
                .containsExactly("Title", "left", "right", "grouped", "bottom");
    }

    @Test
    void readsTablesWithTheirHeaders() {
        XSLFSlide slide = slide(SlideLayout.BLANK);
        XSLFTable table = slide.createTable(3, 2);
        String[][] cells = {{"City", "People"}, {"Rome", "3"}, {"Oslo", "1"}};
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 2; column++) {
                table.getCell(row, column).setText(cells[row][column]);
            }
        }
        table.mergeCells(1, 2, 1, 1);
        assertThat(blocks(parse(OfficeFile.bytes(show))))
                .containsExactly("City: Rome | People: 3", "City: Oslo | People: 3");
    }

    @Test
    void readsPairsOfANameAndAValueEachOnItsOwn() {
        XSLFTable table = slide(SlideLayout.BLANK).createTable(2, 2);
        String[][] cells = {{"Name", "Rita Moe"}, {"Role", "Sales"}};
        for (int row = 0; row < 2; row++) {
            for (int column = 0; column < 2; column++) {
                table.getCell(row, column).setText(cells[row][column]);
            }
        }
        assertThat(blocks(parse(OfficeFile.bytes(show)))).containsExactly("Name: Rita Moe", "Role: Sales");
    }

    @Test
    void introducesNotes() {
        XSLFSlide slide = slide(SlideLayout.TITLE_ONLY);
        slide.getPlaceholder(0).setText("Title");
        for (XSLFTextShape shape : show.getNotesSlide(slide).getPlaceholders()) {
            if (shape.getTextType() == Placeholder.BODY) {
                shape.setText("Say hello.");
            }
        }
        assertThat(kinds(parse(OfficeFile.bytes(show))))
                .containsExactly("HEADING 2 Title", "HEADING 3 Notes", "Say hello.");
    }

    @Test
    void tellsWhereTheTextOfEachSlideStands() {
        box(slide(SlideLayout.BLANK), "One", 50, 50);
        XSLFSlide picture = slide(SlideLayout.BLANK);
        picture.createPicture(show.addPicture(PIXEL, PictureType.PNG));
        slide(SlideLayout.BLANK);
        XSLFSlide hidden = slide(SlideLayout.BLANK);
        box(hidden, "Four", 50, 50);
        hidden.setHidden(true);
        Extraction extraction = parse(OfficeFile.bytes(show));
        assertThat(extraction.pages())
                .extracting(PageLayout::origin)
                .containsExactly(Origin.TEXT, Origin.NONE, Origin.BLANK, Origin.TEXT);
        assertThat(extraction.pages())
                .extracting(page -> page.span().of(extraction.text()))
                .containsExactly("One", "", "", "Four");
        assertThat(extraction.pages()).extracting(PageLayout::number).containsExactly(1, 2, 3, 4);
        assertThat(extraction.pages().get(0).width()).isEqualTo(720);
        assertThat(extraction.pages().get(0).height()).isEqualTo(540);
        assertThat(extraction.warnings())
                .containsExactly(
                        "\"the file.x\" holds a hidden slide, which was read too.",
                        "\"the file.x\" holds a slide that shows only pictures; what they say cannot be found.");
    }
}
