package dev.attest.eval.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.eval.EvalFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published schema and the reader are of one mind. */
class DatasetSchemaTest {

    @TempDir
    Path folder;

    @Test
    void everyLineOfTheSamplesIsValid() throws IOException {
        Schemas schema = schema();
        for (String line : Files.readAllLines(Path.of("datasets/samples.jsonl"))) {
            assertThat(schema.complaints(line)).as(line).isEmpty();
        }
    }

    @Test
    void whatIsWrittenIsValid() throws IOException {
        for (String line : Files.readAllLines(Path.of("datasets/samples.jsonl"))) {
            String written = SampleJson.line(SampleJson.read(JsonLine.of(line, "line")));
            assertThat(schema().complaints(written)).isEmpty();
            assertThat(written).isEqualTo(line);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"id\":\"a\", | `` | the field id is missing",
                "\"id\":\"a\" | \"id\":\" \" | the field id is blank",
                "\"id\":\"a\" | \"id\":7 | the field id should be a text, and is a number",
                "\"id\":\"a\" | \"id\":null | the field id should be a text, and is null",
                "\"question\":\"How deep?\" | \"question\":\"\" | the field question is blank",
                "\"frozen\":false | \"frozen\":\"false\" | the field frozen should be true or false, and is a text",
                "\"frozen\":false | \"frozen\":0 | the field frozen should be true or false, and is a number",
                "\"frozen\":false | \"frozen\":false,\"extra\":1 | the field extra is unknown; known are id",
                "\"answered\" | \"maybe\" | the field expectedStatus should be answered or abstained, and is maybe",
                "\"tags\":[\"one\"] | \"tags\":\"one\" | the field tags should be a list, and is a text",
                "\"tags\":[\"one\"] | \"tags\":[\"one\",\"\"] | the field tags[1] is blank",
                "\"tags\":[\"one\"] | \"tags\":[true] | the field tags[0] should be a text, and is true",
                "\"document\":\"sheet.pdf\", | `` | the field gold[0].document is missing",
                "\"quote\":\"rated to 6,000 m\" | \"quote\":\"\" | the field gold[0].quote is blank",
                "\"quote\": | \"page\":1,\"quote\": | the field gold[0].page is unknown; known are document, quote",
                "\"gold\":[{ | \"gold\":[\"x\",{ | the field gold[0] should be an object in braces, and is a text",
                "\"tags\" | \"collections\":null,\"tags\" | the field collections should be a list, and is null",
                "\"tags\" | \"source\":\" \",\"tags\" | the field source is blank",
                "\"answer\":\"6,000 m\" | \"answer\":\"\" | an answered question needs an answer and gold",
                "\"answered\" | \"abstained\" | an answered question needs an answer and gold",
            })
    void bothRefuse(String part, String instead, String complaint) throws IOException {
        assertThat(DatasetFileTest.ANSWERED).contains(part);
        String broken = DatasetFileTest.ANSWERED.replace(part, instead);
        assertThat(schema().complaints(broken)).as(broken).isNotEmpty();
        Path file = Files.writeString(folder.resolve("samples.jsonl"), "\n" + broken + "\n");
        assertThatThrownBy(() -> DatasetFile.read(file))
                .isInstanceOf(EvalFailure.class)
                .hasMessageContaining("samples.jsonl, line 2: " + complaint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"\"tags\":[\"one\"] | \"tags\":[]", "\"tags\" | \"collections\":[\"a\"],\"source\":\"s\",\"tags\""
            })
    void bothAccept(String part, String instead) throws IOException {
        String line = DatasetFileTest.ANSWERED.replace(part, instead);
        assertThat(schema().complaints(line)).isEmpty();
        Path file = Files.writeString(folder.resolve("samples.jsonl"), line);
        assertThat(DatasetFile.read(file).samples()).hasSize(1);
    }

    private static Schemas schema() throws IOException {
        return new Schemas(Path.of("datasets/dataset.schema.json"));
    }
}
