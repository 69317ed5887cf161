package dev.attest.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.samples.source.Source;
import dev.attest.samples.source.SourceError;
import dev.attest.samples.source.Written;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class CorpusTest {

    @TempDir
    private Path folder;

    @Test
    void writesTheSameBytesTwice() throws IOException {
        Path again = folder.resolve("again");
        for (Source source : Corpus.sources(TestCorpus.FOLDER)) {
            Path first = Generator.write(source, folder).file();
            Path second = Generator.write(source, again).file();

            assertThat(second).hasSameBinaryContentAs(first);
        }
    }

    @Test
    void putsMailsAfterWhatTheyCarry() throws IOException {
        assertThat(Corpus.sources(TestCorpus.FOLDER))
                .extracting(source -> source.front().file())
                .containsExactly(
                        "guide.pdf",
                        "leaflet.pdf",
                        "rules.docx",
                        "stock.xlsx",
                        "talk.pptx",
                        "visits.csv",
                        "mail-lamp.eml",
                        "mail-lamp.msg");
    }

    @Test
    void knowsEveryCellWithItsHeader() throws IOException {
        List<Written.Table> tables = TestCorpus.source("stock").written().tables();

        assertThat(tables).extracting(Written.Table::where).containsExactly("Ropes", "Lamps");
        assertThat(tables.get(0).cells())
                .contains(new Written.Cell(1, "Price (EUR)", "1,240.50"))
                .contains(new Written.Cell(2, "Counted", "2025-02-28"))
                .hasSize(7);
        assertThat(TestCorpus.source("guide").written().tables()).hasSize(1);
    }

    @Test
    void reportsEveryFileAndATable() throws IOException {
        StringWriter out = new StringWriter();
        StringWriter progress = new StringWriter();
        CommandLine command = Samples.command().setOut(new PrintWriter(out)).setErr(new PrintWriter(progress));

        int code = command.execute("--corpus", TestCorpus.FOLDER.toString(), folder.toString());

        assertThat(code).isZero();
        assertThat(progress.toString()).contains("[1/8] guide.pdf").contains("[8/8] mail-lamp.msg");
        assertThat(out.toString()).containsPattern("guide.pdf +4 pages").contains("8 files");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(8);
        }
    }

    @Test
    void saysWhichSourceIsWrongAndFails() throws IOException {
        Files.writeString(folder.resolve("bad.md"), "---\nfile: bad.csv\n---\nNo table.\n");
        StringWriter progress = new StringWriter();

        int code = Samples.command()
                .setErr(new PrintWriter(progress))
                .execute("--corpus", folder.toString(), folder.resolve("out").toString());

        assertThat(code).isEqualTo(1);
        assertThat(progress.toString()).contains("bad.md:3: expected exactly one table");
    }

    /** In the sources ^ is a line end. */
    @ParameterizedTest
    @CsvSource(delimiter = '§', textBlock = """
                    file: a.pdf^                                        § 1: front matter must begin with ---
                    ---^file: a.pdf^                                    § 2: front matter is not closed
                    ---^title: A^---^Text                               § 3: file is missing
                    ---^file: a.odt^---^Text                            § 2: file: no format is known for a.odt
                    ---^file: ../a.pdf^title: A^author: B^date: 2025-01-01^---^Text § 2: file: must be a plain file name
                    ---^file: a.pdf^title: A^author: B^date: 1 May^---^Text § 5: date: not an ISO date: 1 May
                    ---^file: a.pdf^title: A^title: B^---^Text          § 4: title is given twice
                    ---^file: a.pdf^title:^---^Text                     § 3: title has no value
                    ---^file: a.pdf^delimiter: ;^---^Text               § 3: delimiter means nothing for PDF
                    ---^file: a.csv^delimiter: ab^---^Text              § 3: delimiter: must be one character
                    ---^file: a.csv^encoding: none^---^Text             § 3: encoding: no such encoding
                    ---^file: a.csv^---^| A | A |^|---|---|^| 1 | 2 |   § 4: header cells must have different
                    ---^file: a.csv^---^^[a](b)                         § 5: Link is not part of the source format
                    ---^file: a.csv^---^^> quoted                       § 5: BlockQuote is not part
                    ---^file: a.csv^---^^<!-- page -->                  § 5: unexpected <!-- page -->
                    """)
    void namesTheLineOfAMistake(String source, String message) {
        assertThatThrownBy(() -> TestCorpus.of(folder, source.replace('^', '\n')))
                .isInstanceOf(SourceError.class)
                .hasMessageContaining("made-up.md:" + message);
    }
}
