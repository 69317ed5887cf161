package dev.attest.documents.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.edge.Edge;
import dev.attest.edge.Who;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class ContentTest extends Edge {

    private static final int ROW = 1 << 20;
    private static final byte[] FILE =
            "0123456789abcde\n".repeat(ROW / 16 * 2 + 1).getBytes(UTF_8);

    private static String stored = "";

    @BeforeEach
    void store() {
        if (stored.isEmpty()) {
            stored = "/documents/" + id("Größe \"1\".txt", FILE) + "/content";
        }
    }

    private String id(String name, byte[] bytes) {
        MultipartBodyBuilder form = form(name, bytes);
        form.part("collection", collection());
        return json(upload(Who.OWNER, form), 202).path("document").path("id").asString();
    }

    private ResponseSpec content(String header, String value) {
        return owner().mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(8 << 20))
                .build()
                .get()
                .uri(stored)
                .header(header, value)
                .exchange();
    }

    @Test
    void returnsTheVeryBytes() {
        ResponseSpec response = content("X-Nothing", "");
        response.expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Accept-Ranges", "bytes")
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .contentType("text/plain")
                .expectHeader()
                .valueMatches("ETag", "\"[0-9a-f]{64}\"")
                .expectHeader()
                .valueMatches(
                        "Content-Disposition", "inline; filename=.*filename\\*=UTF-8''Gr%C3%B6%C3%9Fe%20%221%22.txt");
        assertThat(response.expectBody().returnResult().getResponseBody()).isEqualTo(FILE);
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 1",
        "bytes=16-31, 16, 32",
        "bytes=1048570-1048585, 1048570, 1048586",
        "bytes=-5, 2097163, 2097168"
    })
    void returnsOneRange(String range, int from, int to) {
        ResponseSpec response = content("Range", range);
        response.expectStatus()
                .isEqualTo(206)
                .expectHeader()
                .valueEquals("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + FILE.length);
        assertThat(response.expectBody().returnResult().getResponseBody())
                .isEqualTo(Arrays.copyOfRange(FILE, from, to));
    }

    @Test
    void aRangePastTheEndIsAProblemThatTellsTheSize() {
        ResponseSpec response = content("Range", "bytes=99999999-");
        response.expectHeader().valueEquals("Content-Range", "bytes */" + FILE.length);
        assertThat(json(response, 416).path("type").asString()).isEqualTo("urn:attest:problem:range-not-satisfiable");
    }

    @ParameterizedTest
    @CsvSource({"'bytes=0-1,5-6'", "apples=1-2", "bytes=nonsense"})
    void ignoresRangesItDoesNotServe(String range) {
        content("Range", range).expectStatus().isOk().expectHeader().contentLength(FILE.length);
    }

    @ParameterizedTest
    @CsvSource({
        "If-None-Match, 'garbage,,'",
        "If-None-Match, '\"unended'",
        "If-None-Match, ','",
        "If-Match, 'garbage,,'",
        "If-Range, 'garbage,,'",
        "If-Modified-Since, garbage",
        "If-Unmodified-Since, garbage",
        "Range, 'bytes=--,,'"
    })
    void ignoresConditionsItCannotRead(String header, String value) {
        content(header, value).expectStatus().isOk().expectHeader().contentLength(FILE.length);
    }

    @Test
    void savesTheTransferWhenTheClientHasTheFile() {
        String tag = content("X-Nothing", "")
                .returnResult(byte[].class)
                .getResponseHeaders()
                .getETag();
        content("If-None-Match", tag)
                .expectStatus()
                .isNotModified()
                .expectBody()
                .isEmpty();
    }

    @Test
    void headTellsTheSizeWithoutTheBytes() {
        owner().head()
                .uri(stored)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentLength(FILE.length);
    }

    @Test
    void htmlIsSavedAndNeverRuns() {
        String id =
                id("page.html", "<!doctype html><html><body><script>alert(1)</script>Hi</body></html>".getBytes(UTF_8));
        owner().get()
                .uri("/documents/" + id + "/content")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("text/html")
                .expectHeader()
                .valueMatches("Content-Disposition", "attachment;.*")
                .expectHeader()
                .valueMatches("Content-Security-Policy", ".*sandbox.*");
    }
}
