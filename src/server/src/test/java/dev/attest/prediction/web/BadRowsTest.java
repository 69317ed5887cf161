package dev.attest.prediction.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.edge.Edge;
import dev.attest.edge.Who;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/** Every bad input of JSON is a 400 that names row and feature, with what is accepted. */
class BadRowsTest extends Edge {

    private static final String GOOD = "[5,3,1,0.5]";

    /**
     * A body, and what is said of it.
     *
     * @param body with {@code @} for a good row
     * @param said field and message of each mistake
     */
    private record Bad(String model, String body, String detail, String... said) {

        @Override
        public String toString() {
            return body.length() < 80 ? body : body.substring(0, 80) + "…";
        }
    }

    private static Bad flower(String body, String detail, String... said) {
        return new Bad("flowers", body, detail, said);
    }

    private static Bad loan(String body, String detail, String... said) {
        return new Bad("loans", body, detail, said);
    }

    static Stream<Bad> rows() {
        return Stream.of(
                flower(
                        "{\"instances\":[@,{\"sepalLength\":5,\"sepalWidth\":3,\"petalLength\":1}]}",
                        "row 1, petalWidth is missing",
                        "instances[1].petalWidth: is missing"),
                flower(
                        "{\"instances\":[{\"sepalLength\":5,\"sepalWidth\":3,\"petalLength\":1,\"petalWidth\":1,\"colour\":[{\"a\":1}]}]}",
                        "row 0, colour is no feature of this model",
                        "instances[0].colour: is no feature of this model"),
                flower(
                        "{\"instances\":[{\"sepalLength\":5,\"sepalWidth\":3,\"petalLength\":1,\"petalWidth\":1,\"petalWidth\":2}]}",
                        "row 0, petalWidth is given twice",
                        "instances[0].petalWidth: is given twice"),
                flower(
                        "{\"instances\":[@,@,[5,\"wide\",1,1]]}",
                        "row 2, sepalWidth must be a number, not \"wide\"",
                        "instances[2].sepalWidth: must be a number, not \"wide\""),
                flower(
                        "{\"instances\":[[true,null,{\"a\":{}},[[1]]]]}",
                        "row 0, sepalLength must be a number, not true (and 3 more)",
                        "instances[0].sepalLength: must be a number, not true",
                        "instances[0].sepalWidth: must be a number, not null",
                        "instances[0].petalLength: must be a number, not an object",
                        "instances[0].petalWidth: must be a number, not a list"),
                flower(
                        "{\"instances\":[{\"sepalLength\":\"5\",\"sepalWidth\":3,\"petalLength\":1,\"petalWidth\":1}]}",
                        "row 0, sepalLength must be a number, not \"5\"",
                        "instances[0].sepalLength: must be a number, not \"5\""),
                loan(
                        "{\"instances\":[[1,1.5,\"own\"],[1,1,\"castle\"],[1,1,2],[1,1,null]]}",
                        "row 0, children must be a whole number (and 3 more)",
                        "instances[0].children: must be a whole number",
                        "instances[1].housing: must be one of rent, own, free, not \"castle\"",
                        "instances[2].housing: must be one of rent, own, free, not a number",
                        "instances[3].housing: must be a name, not null"));
    }

    static Stream<Bad> numbers() {
        return Stream.of(
                flower(
                        "{\"instances\":[[NaN,Infinity,-Infinity,1e999]]}",
                        "row 0, sepalLength must be a finite number (and 3 more)",
                        "instances[0].sepalLength: must be a finite number",
                        "instances[0].sepalWidth: must be a finite number",
                        "instances[0].petalLength: must be a finite number",
                        "instances[0].petalWidth: must be a finite number"),
                flower(
                        "{\"instances\":[[\"NaN\",\"Infinity\",1,-1e400]]}",
                        "row 0, sepalLength must be a number, not \"NaN\" (and 2 more)",
                        "instances[0].sepalLength: must be a number, not \"NaN\"",
                        "instances[0].sepalWidth: must be a number, not \"Infinity\"",
                        "instances[0].petalWidth: must be a finite number"),
                flower(
                        "{\"instances\":[@,[1,1,1," + "9".repeat(400) + "]]}",
                        "row 1, petalWidth must be a finite number",
                        "instances[1].petalWidth: must be a finite number"),
                flower(
                        "{\"instances\":[@,[1,1,1," + "9".repeat(1_100) + "]]}",
                        "The body goes beyond what is read, by a number of over 1000 digits, a name of over 50000"
                                + " characters or more than 500 levels at line 1, column 1134, in or after row 1"),
                flower(
                        "{\"instances\":[@,[1,1,1],[1,1,1,1,[1]],[]]}",
                        "row 1 must have 4 values, one for each feature in order, not 3 (and 2 more)",
                        "instances[1]: must have 4 values, one for each feature in order, not 3",
                        "instances[2]: must have 4 values, one for each feature in order, not 5",
                        "instances[3]: must have 4 values, one for each feature in order, not 0"));
    }

    static Stream<Bad> bodies() {
        return Stream.of(
                flower("{\"instances\":[]}", "There is nothing to predict from"),
                flower("{}", "instances is missing", "instances: is missing"),
                flower(
                        "{\"instances\":{}}",
                        "instances must be a list of rows, each an object or a list",
                        "instances: must be a list of rows, each an object or a list"),
                flower(
                        "{\"instances\":[@],\"instances\":[@]}",
                        "instances must be given once",
                        "instances: must be given once"),
                flower(
                        "{\"instances\":[5,\"x\",null,true]}",
                        "row 0 must be an object or a list, not a number (and 3 more)",
                        "instances[0]: must be an object or a list, not a number",
                        "instances[1]: must be an object or a list, not a string",
                        "instances[2]: must be an object or a list, not null",
                        "instances[3]: must be an object or a list, not true"),
                flower(
                        "{\"instances\":[@],\"parameters\":{}}",
                        "parameters is not known; known is instances",
                        "parameters: is not known; known is instances"),
                flower(
                        "{\"instances\":\n [@,\n[1,,2]]}",
                        "The body is not valid JSON in UTF-8 at line 3, column 5, in or after row 1"),
                flower(
                        "{\"instances\":[@",
                        "The body is not valid JSON in UTF-8 at line 1, column 26, in or after row 1"),
                flower(
                        "{\"instances\":[@]} {}",
                        "The body must end with its object at line 1, column 30, in or after row 1"));
    }

    static Stream<Bad> wholes() {
        return Stream.of(
                flower("[1]", "The body must be {\"instances\": [a row, …]}"),
                flower("\"x\"", "The body must be {\"instances\": [a row, …]}"),
                flower("", "The body is missing: it must be {\"instances\": [a row, …]}"),
                flower("  \n ", "The body is missing: it must be {\"instances\": [a row, …]}"),
                flower(
                        "{\"instances\":[" + "[".repeat(2_000),
                        "The body goes beyond what is read, by a number of over 1000 digits, a name of over 50000"
                                + " characters or more than 500 levels at line 1, column 514, in or after row 0"),
                flower(
                        "{\"instances\":[{\"\\ud800\":1}]}",
                        "The body is not valid JSON in UTF-8 at line 1, column 23, in or after row 0"),
                loan(
                        "{\"instances\":[[1,1,\"\\ud800\"],[1,1,\"" + "x".repeat(39) + "😀\"]]}",
                        "row 0, housing must be one of rent, own, free, not \"?\" (and 1 more)",
                        "instances[0].housing: must be one of rent, own, free, not \"?\"",
                        "instances[1].housing: must be one of rent, own, free, not \"" + "x".repeat(39) + "?…\""));
    }

    @ParameterizedTest
    @MethodSource({"rows", "numbers", "bodies", "wholes"})
    void isRefusedByRowAndFeatureWithWhatIsAccepted(Bad bad) {
        JsonNode problem = refused(bad.model(), bad.body().replace("@", GOOD).getBytes(UTF_8));

        assertThat(problem.path("detail").asString()).isEqualTo(bad.detail());
        assertThat(errors(problem)).isEqualTo(Arrays.asList(bad.said()));
        assertThat(problem.path("accepted")).hasSize(bad.model().equals("loans") ? 3 : 4);
    }

    private JsonNode refused(String model, byte[] body) {
        JsonNode problem = json(
                as(Who.BOB)
                        .post()
                        .uri("/predict/" + model)
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(body)
                        .exchange(),
                400);
        assertThat(problem.path("type").asString()).isEqualTo("urn:attest:problem:invalid-rows");
        return problem;
    }

    private static List<String> errors(JsonNode problem) {
        return problem.path("errors")
                .valueStream()
                .map(error -> error.path("field").asString() + ": "
                        + error.path("message").asString())
                .toList();
    }

    @Test
    void saysOfEachFeatureWhatItTakes() {
        JsonNode accepted = refused("loans", "{}".getBytes(UTF_8)).path("accepted");
        assertThat(accepted.get(0).toString())
                .isEqualTo("{\"name\":\"income\",\"type\":\"number\",\"unit\":\"EUR\","
                        + "\"range\":{\"least\":0.0,\"greatest\":100000.0},\"values\":null,\"baseline\":30000.0}");
        assertThat(accepted.get(1).path("type").asString()).isEqualTo("integer");
        assertThat(accepted.get(2).toString())
                .isEqualTo("{\"name\":\"housing\",\"type\":\"category\",\"unit\":null,\"range\":null,"
                        + "\"values\":[\"rent\",\"own\",\"free\"],\"baseline\":\"rent\"}");
    }

    @Test
    void tellsOfTwentyMistakesAndNoMore() {
        JsonNode problem = refused("flowers", list("[null,null,null,null]", 30));
        assertThat(problem.path("errors")).hasSize(20);
        assertThat(problem.path("detail").asString())
                .isEqualTo("row 0, sepalLength must be a number, not null (and 19 more)");
    }

    @Test
    void refusesTheTenThousandAndFirstRow() {
        assertThat(refused("flowers", list(GOOD, 10_001)).path("detail").asString())
                .isEqualTo("row 10000 is one more than the 10000 allowed at once");
    }

    private static byte[] list(String row, int count) {
        String rows = IntStream.range(0, count).mapToObj(i -> row).collect(Collectors.joining(","));
        return ("{\"instances\":[" + rows + "]}").getBytes(UTF_8);
    }

    @Test
    void refusesBytesThatAreNoUtf8() {
        byte[] latin = "{\"instances\":[{\"größe\":1}]}".getBytes(ISO_8859_1);
        assertThat(refused("flowers", latin).path("detail").asString())
                .startsWith("The body is not valid JSON in UTF-8 at line 1, column ");
        refused("flowers", new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 0, 1, 2, 3});
        refused("flowers", new byte[] {0, 0, 0, '{', 0, 1});
    }
}
