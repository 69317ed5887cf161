package dev.attest.documents.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.attest.edge.Edge;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/** Parts the server does not take, written by hand, since no client writes most of them. */
class RejectedPartsTest extends Edge {

    private static final String FILE = "Content-Disposition: form-data; name=\"file\"; filename";

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stop() {
        root.detachAppender(log);
    }

    private JsonNode rejected(String headers, String content) {
        String body = "--x\r\n" + headers + "\r\n\r\n" + content
                + "\r\n--x\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nT\r\n--x--\r\n";
        JsonNode problem = json(
                owner().post()
                        .uri("/documents")
                        .contentType(MediaType.parseMediaType("multipart/form-data; boundary=x"))
                        .bodyValue(body.getBytes(UTF_8))
                        .exchange(),
                400);
        pause();
        assertThat(log.list)
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .isEmpty();
        return problem;
    }

    private static String field(JsonNode problem) {
        return problem.path("errors").path(0).path("field").asString();
    }

    @Test
    void aPartLargerThanADocumentIsReadToItsEndToo() {
        String content = "x".repeat(70 << 20);
        assertThat(field(rejected("Content-Disposition: form-data; name=\"zzz\"; filename=\"a.txt\"", content)))
                .isEqualTo("zzz");
    }

    @Test
    void aFileWithoutANameNeedsAKey() {
        assertThat(field(rejected(FILE + "=\"\"", "x"))).isEqualTo("sourceKey");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 70_000, 3_000_000})
    void aPartThatIsRejectedIsReadToItsEndAndNothingIsReleasedTwice(int size) {
        String content = "x".repeat(size);
        String bytes = "\r\nContent-Type: application/octet-stream";
        assertThat(field(rejected("Content-Disposition: form-data; name=\"collection\"" + bytes, content)))
                .isEqualTo("collection");
        assertThat(field(rejected("Content-Disposition: form-data; name=\"zzz\"; filename=\"a.txt\"", content)))
                .isEqualTo("zzz");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                FILE + "*=UTF-8''a%0d%0aX-Evil:%201.txt",
                FILE + "*=UTF-8''%ff%zz",
                FILE + "*=FOO''a",
                "Content-Disposition: form-data; filename=\"a.txt\"",
                "Content-Disposition: form-data",
                "Content-Disposition: ;;=",
                "Content-Type: text/plain",
                "X-Nothing: 1"
            })
    void aPartWhoseNamesCannotBeReadIsRejected(String headers) {
        for (String content : new String[] {"", "x", "x".repeat(70_000)}) {
            assertThat(field(rejected(headers, content))).isEqualTo("Content-Disposition");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "text/", "text/plain; charset=FOO"})
    void aPartWhoseTypeCannotBeReadIsRejected(String type) {
        assertThat(field(rejected(FILE + "=\"a.txt\"\r\nContent-Type: " + type, "x")))
                .isEqualTo("Content-Type");
    }
}
