package dev.attest.eval.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JunitXmlTest {

    static Stream<Report> reports() {
        return Stream.concat(
                ReportFilesTest.reports(), Stream.of(SampleReports.hostile("]]> \u0000\u001B[31m & <failure> \uD83D")));
    }

    @Test
    void givesACaseForEachRuleAndMetric() {
        assertThat(JunitXml.write(SampleReports.small())).isEqualTo(Golden.read("small.junit.xml"));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void hasTheFormOfSurefiresReports(Report report) {
        assertThatCode(() -> validate(JunitXml.write(report))).doesNotThrowAnyException();
    }

    @Test
    void theFormRefusesOthers() {
        String written = JunitXml.write(SampleReports.small());
        assertThatThrownBy(() -> validate(written.replace("<failure", "<broken").replace("</failure", "</broken")))
                .hasMessageContaining("broken");
        assertThatThrownBy(() -> validate(written.replace("tests=\"6\"", ""))).hasMessageContaining("tests");
    }

    private static void validate(String xml) throws Exception {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(JunitXmlTest.class.getResource("testsuite.xsd"))
                .newValidator()
                .validate(new StreamSource(new StringReader(xml)));
    }
}
