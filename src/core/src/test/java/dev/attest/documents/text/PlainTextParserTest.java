package dev.attest.documents.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.Block;
import dev.attest.documents.Block.Kind;
import dev.attest.documents.Extraction;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.Parser;
import dev.attest.documents.UnreadableDocument.Reason;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextParserTest extends TextParserContract {

    @Override
    protected Parser parser() {
        return new PlainTextParser(ParseLimits.DEFAULT);
    }

    @Override
    protected String mediaType() {
        return "text/plain";
    }

    @Override
    protected byte[] readable() {
        return "GRÜSSE 😀\r\n\r\nFirst one.\r\rSecond paragraph.\r\n".getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected byte[] withoutText() {
        return " \r\n\t\u00a0\u200b\n-----\n".getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected byte[] broken() {
        return new byte[] {'a', 1, 2, 3, 4, 5};
    }

    @ParameterizedTest
    @CsvSource({
        "SAFETY RULES, 2",
        "3. Travel costs, 2",
        "3.1 Travel by train, 3",
        "3.1.2. Sleeping cars, 4",
        "SAFETY RULES ARE BROKEN., 0",
        "3. we go., 0",
        "5 Days in Bergen, 0",
        "2024. Nothing happened, 0",
        "Plain words, 0",
        "IT, 0",
        "'  3. Indented', 0",
        "+47 55 00 00 00 NORWAY, 0"
    })
    void recognisesHeadingsThatStandAlone(String line, int level) {
        Extraction extraction = parse("Before it.\n\n" + line + "\n\nAfter it.\n");
        Block block = extraction.blocks().get(1);
        assertThat(block.kind() == Kind.HEADING ? block.level() : 0).isEqualTo(level);
    }

    @Test
    void recognisesUnderlinedHeadingsAndTakesTheTitleFromTheFirst() {
        Extraction extraction =
                parse("Leave policy\n============\nBody.\n\nPart\n----\n\n=====\nOver\n=====\n\nA text\n-\n");
        assertThat(extraction.text()).isEqualTo("Leave policy\n\nBody.\n\nPart\n\nOver\n\nA text\n-");
        assertThat(extraction.blocks()).extracting(Block::level).containsExactly(1, 0, 2, 1, 0);
        assertThat(extraction.title()).isEqualTo("Leave policy");
        assertThat(parse("Body.\n\nLate\n====\n").title()).isNull();
    }

    @Test
    void readsNumberedLinesSetWithBlankLinesAsAList() {
        Extraction extraction = parse("1. Open the door\n\n2. Close the door\n\n3. Leave\n");
        assertThat(extraction.blocks()).extracting(Block::kind).containsOnly(Kind.LIST_ITEM);
        assertThat(extraction.text()).isEqualTo("1. Open the door\n2. Close the door\n3. Leave");
    }

    @Test
    void readsListsWithContinuationsAndNesting() {
        Extraction extraction =
                parse("Bring:\n  * a coat\n    and boots\n      - warm\n  • food\n  1) water\n  b) tea\n");
        assertThat(extraction.text()).isEqualTo("Bring:\n\n- a coat\nand boots\n  - warm\n- food\n1) water\nb) tea");
        assertThat(extraction.blocks()).extracting(Block::level).containsExactly(0, 1, 2, 1, 1, 1);
    }

    @Test
    void leavesWrappedLinesAsTheyAre() {
        String text = "It happened in\n12. It ended\nsoon   after.";
        Extraction extraction = parse(text + "  \n");
        assertThat(extraction.text()).isEqualTo(text);
        assertThat(extraction.blocks()).hasSize(1);
    }

    @Test
    void readsColumnsUnderRulesAsATable() {
        Extraction extraction = parse("""
                  Record     Kept for
                  ---------  --------
                  Invoices   10 years
                  and more
                             at least
                  Logs
                """);
        assertThat(extraction.text())
                .isEqualTo(
                        "Record: Invoices | Kept for: 10 years\nRecord: and more | Kept for: at least\nRecord: Logs");
    }

    @Test
    void leavesLinesThatDoNotKeepToTheColumnsAlone() {
        Extraction extraction = parse("A    B\n---  ---\nlengthy words\n");
        assertThat(extraction.blocks()).extracting(Block::kind).containsOnly(Kind.PARAGRAPH);
        assertThat(extraction.text()).contains("lengthy words");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE"})
    void readsUnicodeWithoutAWarning(String charset) {
        Extraction extraction = parse("Grüße aus Bergen e\u0301.".getBytes(Charset.forName(charset)));
        assertThat(extraction.text()).isEqualTo("Grüße aus Bergen e\u0301.");
        assertThat(extraction.warnings()).isEmpty();
    }

    @Test
    void dropsTheByteOrderMark() {
        assertThat(parse("\uFEFFText").text()).isEqualTo("Text");
        assertRefused("\uFEFF".getBytes(StandardCharsets.UTF_8), Reason.NO_TEXT);
    }

    @Test
    void refusesNulCharacters() {
        assertRefused("Some text\0 and more".getBytes(StandardCharsets.UTF_8), Reason.BROKEN);
    }
}
