package dev.attest.documents.text;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.Block;
import dev.attest.documents.Extraction;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.Parser;
import dev.attest.documents.ParserContract;
import dev.attest.documents.Source;
import dev.attest.documents.UnreadableDocument.Reason;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

class CsvParserTest extends ParserContract {

    @Override
    protected Parser parser() {
        return new CsvParser(ParseLimits.DEFAULT);
    }

    @Override
    protected String mediaType() {
        return "text/csv";
    }

    @Override
    protected byte[] readable() {
        return "Sensor,Price\nCTD 😀 probe,\"18,400\"\nÅlesund,3\n".getBytes(UTF_8);
    }

    @Override
    protected List<String> readableBlocks() {
        return List.of("Sensor: CTD 😀 probe | Price: 18,400", "Sensor: Ålesund | Price: 3");
    }

    @Override
    protected byte[] withoutText() {
        return "\n \n,,,\n".getBytes(UTF_8);
    }

    @Override
    protected byte[] broken() {
        return new byte[] {'a', ',', 0, 1, 2, '\n'};
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void findsOutWhatSeparatesTheValues(String separator) {
        String file = "Part,Name,Stock\nSK-1,Seal kit,4\nSK-2,Anode,17\n".replace(",", separator);
        assertThat(rows(parse(file)))
                .containsExactly("Part: SK-1 | Name: Seal kit | Stock: 4", "Part: SK-2 | Name: Anode | Stock: 17");
    }

    @Test
    void believesExcelAboutTheSeparator() {
        assertThat(rows(parse("sep=;\nName;Price\nA;1,5\nB;2,5\n")))
                .containsExactly("Name: A | Price: 1,5", "Name: B | Price: 2,5");
    }

    @Test
    void readsADecimalCommaBetweenSemicolons() {
        assertThat(rows(parse("Name;Price;Weight\nA;1,50;2,25\nB;3,50;4,75\n")))
                .containsExactly("Name: A | Price: 1,50 | Weight: 2,25", "Name: B | Price: 3,50 | Weight: 4,75");
    }

    @Test
    void takesAFirstRowWithNumbersForData() {
        assertThat(rows(parse("2024,12\n2025,13\n"))).containsExactly("2024 | 12", "2025 | 13");
    }

    @Test
    void writesLinesAboveTheTableBeforeIt() {
        Extraction extraction =
                parse("Price list 2024;;\nValid from;March;\n\nName;Price;Stock;Place\nA;1;2;x\nB;2;;y\n");
        assertThat(extraction.text())
                .isEqualTo("Price list 2024\n\nValid from | March\n\n"
                        + "Name: A | Price: 1 | Stock: 2 | Place: x\nName: B | Price: 2 | Place: y");
        assertThat(extraction.blocks())
                .extracting(Block::kind)
                .startsWith(Block.Kind.PARAGRAPH, Block.Kind.PARAGRAPH, Block.Kind.TABLE_ROW);
        assertThat(parse("Price list 2024\n\nName,Price\nA,1\n").text())
                .isEqualTo("Price list 2024\n\nName: A | Price: 1");
    }

    @Test
    void takesNamesForAHeaderThoughRowsHaveAValueMore() {
        assertThat(rows(parse("Name,Price\nA,1,x\nB,2,y\n")))
                .containsExactly("Name: A | Price: 1 | x", "Name: B | Price: 2 | y");
    }

    @Test
    void takesYearsForNamesAboveOtherNumbers() {
        assertThat(rows(parse("Product,2023,2024\nPump,12,13\n")))
                .containsExactly("Product: Pump | 2023: 12 | 2024: 13");
        assertThat(rows(parse("Pump,2023\nValve,2024\n"))).containsExactly("Pump | 2023", "Valve | 2024");
    }

    @Test
    void takesNamesBesideABlankCornerForAHeader() {
        assertThat(rows(parse(",Q1,Q2\nNorth,1,2\n"))).containsExactly("North | Q1: 1 | Q2: 2");
        assertThat(rows(parse(",Early,Late\nMonday,Ann,Bob\n"))).containsExactly("Monday | Early: Ann | Late: Bob");
        assertThat(rows(parse(",Ann,Bob\nMonday,Cat,Dan\n,Eve,Flo\n")))
                .containsExactly("Ann | Bob", "Monday | Cat | Dan", "Eve | Flo");
    }

    @Test
    void takesNamesBeforeASeparatorAtTheEndForAHeader() {
        assertThat(rows(parse("Name;Price;\nA;1;\n"))).containsExactly("Name: A | Price: 1");
        assertThat(rows(parse("Name;City;\nAnn;Rome;\n"))).containsExactly("Name: Ann | City: Rome");
    }

    @Test
    void takesNamesUsedTwiceForAHeaderAboveNumbers() {
        assertThat(rows(parse("Part,Price,Price\nA,1,2\n"))).containsExactly("Part: A | Price: 1 | Price: 2");
        assertThat(rows(parse("yes,Ann,Ann\nno,Bob,Cat\n"))).containsExactly("yes | Ann | Ann", "no | Bob | Cat");
    }

    @Test
    void keepsAQuotedValueWithLineBreaksAndQuotesOnOneLine() {
        assertThat(rows(parse("Name,Note\nA,\"first\nsecond \"\"third\"\"\"\n")))
                .containsExactly("Name: A | Note: first second \"third\"");
    }

    @Test
    void readsOnAfterAStrayQuotationMark() {
        assertThat(rows(parse("Name,Note\nA,\"5\" pipe\nB,\"open\n")))
                .hasSize(2)
                .first()
                .asString()
                .contains("5");
    }

    @Test
    void countsRowsWiderThanTheHeader() {
        assertThat(parse("A,B\n1,2,3\n1,2\n").warnings())
                .singleElement()
                .asString()
                .startsWith("1 rows of \"the file.x\" have more values");
    }

    @Test
    void readsWindows1252AndUtf16() {
        Charset ansi = Charset.forName("windows-1252");
        assertThat(rows(parse("Sted;Navn\nSkjerøy;Bjørn\n".getBytes(ansi))))
                .containsExactly("Sted: Skjerøy | Navn: Bjørn");
        byte[] marked = ("\uFEFFSted;Navn\nSkjerøy;Bjørn\n").getBytes(UTF_16LE);
        assertThat(rows(parse(marked))).containsExactly("Sted: Skjerøy | Navn: Bjørn");
    }

    @Test
    void refusesMoreTextThanTheLimit() {
        ParseLimits limits = new ParseLimits(1_000, 1 << 20, 100, 50, 10);
        byte[] rows =
                "name,value\n".concat("a long enough name,1\n".repeat(100)).getBytes(UTF_8);
        StepVerifier.create(new CsvParser(limits).parse(new Source("the file.x", "text/csv", rows)))
                .expectErrorSatisfies(error -> assertThat(error)
                        .hasMessageContaining("1,000 characters")
                        .extracting("reason")
                        .isEqualTo(Reason.TOO_MUCH_TEXT))
                .verify();
    }

    private static List<String> rows(Extraction extraction) {
        assertThat(extraction.blocks()).extracting(Block::kind).containsOnly(Block.Kind.TABLE_ROW);
        return extraction.blocks().stream()
                .map(block -> block.span().of(extraction.text()))
                .toList();
    }
}
