package dev.attest.eval.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReportSchemaTest {

    private static final Path SCHEMA = Path.of("reports", "report.schema.json");

    static Stream<Report> reports() {
        return ReportFilesTest.reports();
    }

    @ParameterizedTest
    @MethodSource("reports")
    void holdsForWhatIsWritten(Report report) throws IOException {
        assertThat(complaints(ReportJson.write(report))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "version" : 1                | "version" : 2
                    "seed" : 42                  | "seed" : 4.5
                    "seed" : 42,                 | ''
                    "direction" : "higher"       | "direction" : "up"
                    "aggregate" : "p50"          | "aggregate" : "p99"
                    "slice" : "all"              | "slice" : "some"
                    "value" : 0.875              | "value" : null
                    "measured" : 0,              | "measured" : 3,
                    "value" : 1240.0             | "value" : "NaN"
                    "measured" : 2               | "measured" : -2
                    "state" : "measured"         | "state" : "unmeasured"
                    "state" : "measured"         | "state" : "skipped"
                    "label" : "supported"        | "label" : "true"
                    "agreement" : 1.0            | "agreement" : 0
                    "frozen" : true              | "frozen" : false
                    "status" : "failed"          | "status" : "lost"
                    "change" : "worse"           | "change" : "bad"
                    "p" : 0.01                   | "p" : 1.01
                    "started" : "2026-03-01T02:00:00Z" | "started" : "yesterday"
                    "rules" :                    | "laws" :
                    "kind" : "claims"            | "kind" : "claim"
                    "history" : [ ]              | "history" : null
                    """)
    void refusesABrokenReport(String part, String instead) throws IOException {
        String written = ReportJson.write(SampleReports.small());
        assertThat(written).contains(part);
        int place = written.indexOf(part);
        String broken = written.substring(0, place) + instead + written.substring(place + part.length());
        assertThat(complaints(broken)).isNotEmpty();
    }

    private static List<String> complaints(String json) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA));
        return schema.validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }
}
