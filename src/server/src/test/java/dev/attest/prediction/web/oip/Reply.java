package dev.attest.prediction.web.oip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a client got back. */
record Reply(int status, String type, byte[] body) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Reply of(HttpResponse<byte[]> response) {
        return new Reply(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.body());
    }

    /** A success. */
    JsonNode json() {
        assertThat(status).as(text()).isEqualTo(200);
        assertThat(type).isEqualTo("application/json");
        return JSON.readTree(body);
    }

    /** The protocol's error object with that status, and nothing else; its message. */
    String error(int expected) {
        assertThat(status).as(text()).isEqualTo(expected);
        assertThat(type).isEqualTo("application/json");
        JsonNode error = JSON.readTree(body);
        assertThat(error.propertyNames()).containsExactly("error");
        assertThat(error.path("error").isString()).isTrue();
        assertThat(error.path("error").asString())
                .isNotBlank()
                .doesNotContainPattern("Exception|java\\.|dev\\.attest|springframework|jackson");
        return error.path("error").asString();
    }

    String text() {
        return new String(body, UTF_8);
    }
}
