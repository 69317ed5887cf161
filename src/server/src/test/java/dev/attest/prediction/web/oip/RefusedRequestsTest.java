package dev.attest.prediction.web.oip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.edge.Edge;
import dev.attest.edge.Who;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class RefusedRequestsTest extends Edge {

    private static final String FLOWERS = "/v2/models/flowers/infer";
    private static final String GOOD = "{'name':'input','shape':[1,4],'datatype':'FP32','data':[1,2,3,4]}";

    private ProtocolClient client;

    @BeforeEach
    void connect() {
        client = new ProtocolClient(url(), Who.BOB);
    }

    /** A body with ' for ", and what its error says. */
    private record Bad(String body, String says) {}

    private static Stream<Bad> badRequests() {
        return Stream.of(aroundInputs(), insideInputs(), insideData()).flatMap(List::stream);
    }

    private static List<Bad> aroundInputs() {
        return List.of(
                new Bad("", "needs a body"),
                new Bad("{", "not valid JSON"),
                new Bad("[]", "body must be an object"),
                new Bad("null", "body must be an object"),
                new Bad("{}", "inputs must be a list"),
                new Bad("{'inputs':null}", "inputs must be a list"),
                new Bad("{'inputs':{}}", "inputs must be a list"),
                new Bad("{'inputs':[]}", "inputs must hold 'input'"),
                new Bad("{'inputs':[7]}", "inputs[0] must be an object"),
                new Bad("{'inputs':[{}]}", "inputs[0] must have a name"),
                new Bad("{'inputs':[" + GOOD + "]} {}", "must end"),
                new Bad("{'inputs':[" + GOOD + "]", "not valid JSON"),
                new Bad("{'inputs':[" + GOOD + "],'inputs':[]}", "inputs must be given once"),
                new Bad("{'inputs':[" + GOOD + "," + GOOD + "]}", "must be given once"),
                new Bad("{'id':5,'inputs':[" + GOOD + "]}", "id must be a text"),
                new Bad("{'id':'\\ud800','inputs':[" + GOOD + "]}", "half a surrogate pair"),
                new Bad("{'parameters':5,'inputs':[" + GOOD + "]}", "parameters must be an object"),
                new Bad("{'outputs':{},'inputs':[" + GOOD + "]}", "outputs must be a list"),
                new Bad("{'outputs':[{}],'inputs':[" + GOOD + "]}", "outputs[0] must have a name"),
                new Bad("{'outputs':[{'name':'x'}],'inputs':[" + GOOD + "]}", "There is no output 'x'"),
                new Bad("{'outputs':[{'name':'\\ud800'}],'inputs':[" + GOOD + "]}", "There is no output"),
                new Bad("{'outputs':[{'name':'label'},{'name':'label'}],'inputs':[" + GOOD + "]}", "asked for once"));
    }

    private static List<Bad> insideInputs() {
        return List.of(
                input("'name':'other','shape':[1,4],'datatype':'FP32','data':[1,2,3,4]", "There is no input 'other'"),
                input("'name':5,'shape':[1,4],'datatype':'FP32','data':[1,2,3,4]", "inputs[0].name must be a text"),
                input("'name':'input','shape':[1,4],'datatype':'FP64','data':[1,2,3,4]", "datatype FP32, not 'FP64'"),
                input("'name':'input','shape':[1,4],'data':[1,2,3,4]", "must be of datatype FP32"),
                input("'name':'input','datatype':'FP32','data':[1,2,3,4]", "shape that fits [-1, 4]"),
                input("'name':'input','shape':[4],'datatype':'FP32','data':[1,2,3,4]", "[4] does not"),
                input("'name':'input','shape':[1,5],'datatype':'FP32','data':[1,2,3,4,5]", "[1, 5] does not"),
                input("'name':'input','shape':[0,4],'datatype':'FP32','data':[]", "[0, 4] does not"),
                input("'name':'input','shape':[-1,4],'datatype':'FP32','data':[1,2,3,4]", "[-1, 4] does not"),
                input("'name':'input','shape':['1',4],'datatype':'FP32','data':[1,2,3,4]", "whole numbers"),
                input("'name':'input','shape':[1.0,4],'datatype':'FP32','data':[1,2,3,4]", "whole numbers"),
                input("'name':'input','shape':[99999999999999999999,4],'datatype':'FP32','data':[1]", "whole numbers"),
                input("'name':'input','shape':[10001,4],'datatype':'FP32','data':[1]", "10000 allowed"),
                input("'name':'input','shape':[1,4],'datatype':'FP32'", "must have data"),
                input(
                        "'name':'input','shape':[1,4],'datatype':'FP32','parameters':{'binary_data_size':16}",
                        "not from binary data"));
    }

    private static List<Bad> insideData() {
        return List.of(
                input("'name':'input','shape':[1,4],'datatype':'FP32','data':5", "list as data"),
                input("'name':'input','shape':[1,4],'datatype':'FP32','data':null", "list as data"),
                input("'name':'input','shape':[1,4],'datatype':'FP32','data':[1,2,3]", "4 elements"),
                input("'name':'input','shape':[2,4],'datatype':'FP32','data':[[1,2,3,4]]", "8 elements"),
                input("'name':'input','shape':[2,4],'datatype':'FP32','data':[[1,2],[3,4],[5,6],[7,8]]", "flat list"),
                input("'name':'input','shape':[2,4],'datatype':'FP32','data':[[1,2,3,4,5],[6,7,8]]", "flat list"),
                input("'name':'input','shape':[1,4],'datatype':'FP32','data':[1,2,[3,4]]", "flat list"),
                input("'name':'input','shape':[1,4],'datatype':'FP32','data':[[1,2],3,4]", "flat list"),
                input("'name':'input','shape':[1,4],'datatype':'FP32','data':[[[1,2,3,4]]]", "flat list"),
                input("'name':'input','shape':[1,4],'datatype':'FP32','data':[[[[[[[[[1]]]]]]]]]", "flat list"),
                input("'name':'input','shape':[1,4],'datatype':'FP32','data':[[],[]]", "4 elements"),
                input("'name':'input','shape':[1,4],'datatype':'FP32','data':[1,null,3,4]", "row 0, column 1"),
                input("'name':'input','shape':[1,4],'datatype':'FP32','data':[1,2,3,NaN]", "not valid JSON"),
                input("'name':'input','shape':[1,4],'datatype':'FP32','data':[1,2,3,'\\udc00']", "finite number"),
                input("'data':[1,2,3,'4'],'name':'input','shape':[1,4],'datatype':'FP32'", "row 0, column 3"));
    }

    private static Bad input(String fields, String says) {
        return new Bad("{'inputs':[{" + fields + "}]}", says);
    }

    @ParameterizedTest
    @MethodSource("badRequests")
    void aBadRequestIsToldWhatIsWrong(Bad bad) {
        assertThat(client.post(FLOWERS, bad.body().replace('\'', '"')).error(400))
                .contains(bad.says());
    }

    @Test
    void severalInputsNeedTheSameRowsAndAllOfThem() {
        String income = "{'name':'income','shape':[2,1],'datatype':'FP64','data':[1,2]}";
        String children = "{'name':'children','shape':[2,1],'datatype':'INT64','data':[1,2]}";
        String housing = "{'name':'housing','shape':[1,1],'datatype':'BYTES','data':['own']}";
        assertThat(loans(income, children)).contains("inputs must hold 'housing', too");
        assertThat(loans(income, children, housing)).contains("'income' has 2, 'housing' has 1");
        assertThat(loans(
                        income,
                        children,
                        "{'name':'housing','shape':[2,1],'datatype':'BYTES','data':['own','castle']}"))
                .isEqualTo("input 'housing' is wrong in row 1: must be one of 'rent', 'own', 'free', not 'castle'");
    }

    private String loans(String... inputs) {
        String body = "{'inputs':[" + String.join(",", inputs) + "]}";
        return client.post("/v2/models/loans/infer", body.replace('\'', '"')).error(400);
    }

    @Test
    void whatIsWrongBeyondTheBodyIsToldInTheSameForm() {
        byte[] body = "{}".getBytes(UTF_8);
        assertThat(client.post(FLOWERS, body, "Inference-Header-Content-Length", "2")
                        .error(400))
                .contains("binary tensor data extension");
        assertThat(client.post(FLOWERS, body, "Content-Type", "application/octet-stream")
                        .error(415))
                .contains("application/json");
        client.post(FLOWERS, body, "Content-Type", "nonsense").error(415);
        assertThat(client.post(FLOWERS, body, "Content-Encoding", "gzip").error(400))
                .contains("'gzip'");
        client.post(FLOWERS, new byte[17 << 20]).error(413);
        client.post(FLOWERS, body, "API-Version", "7").error(400);
        client.method("GET", "/v2", "Origin", "http://evil.example").error(403);
        client.method("GET", "/v2", "Accept", "text/html").error(406);
        assertThat(client.method("DELETE", "/v2/models/flowers").error(405)).contains("GET");
        assertThat(client.get(FLOWERS).error(405)).contains("POST");
        client.get("/v2/repository/index").error(405);
        client.get("/v2/nowhere").error(404);
        client.get("/v2/models").error(404);
        client.get("/v2/models/%F0%9F/versions/..%2f/ready").error(404);
        client.post("/v2/models/flowers/versions/3/infer", "{}").error(404);
        assertThat(client.get("/v2nd").type()).isEqualTo("application/problem+json");
    }

    @Test
    void tenThousandRowsArePredictedInOrder() {
        int rows = 10_000;
        String data = IntStream.range(0, rows)
                .mapToObj(row -> "[" + row % 8 + ".25,3.123456789012345,1.5," + row % 3 + "]")
                .collect(Collectors.joining(","));
        JsonNode reply = client.post(
                        FLOWERS,
                        "{\"inputs\":[{\"name\":\"input\",\"shape\":[" + rows + ",4],\"datatype\":\"FP32\",\"data\":["
                                + data + "]}]}")
                .json();
        PublishedShapes.inference(reply);
        JsonNode labels = reply.path("outputs").get(0).path("data");
        assertThat(labels).hasSize(rows);
        assertThat(labels.get(0)).isEqualTo(labels.get(9_600));
        assertThat(reply.path("outputs").get(1).path("shape").toString()).isEqualTo("[10000,3]");
    }

    /** Bodies that are nearly right; whatever comes of them, it is in the protocol's form and nobody's fault but theirs. */
    @Test
    void damagedBodiesAreRefusedAndNeverBreakAnything() {
        var random = new Random(20261122);
        String good = "{\"id\":\"a\",\"parameters\":{\"p\":[1]},\"outputs\":[{\"name\":\"label\"}],\"inputs\":["
                + GOOD.replace('\'', '"') + "]}";
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            Reply reply = client.post(FLOWERS, damaged(good, random), "Content-Type", "application/json");
            statuses.add(reply.status());
            if (reply.status() == 200) {
                PublishedShapes.inference(reply.json());
            } else {
                reply.error(400);
            }
        }
        assertThat(statuses).contains(200, 400);
    }

    private static byte[] damaged(String good, Random random) {
        List<String> pieces = List.of(
                "null", "{}", "[]", "\"\"", "\"\\ud800\"", "1e999", "-1", "9".repeat(40), "true", ",", "]", "}", ":");
        var text = new StringBuilder(good);
        for (int edits = random.nextInt(1, 4); edits > 0; edits--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + random.nextInt(6));
            text.replace(at, end, random.nextBoolean() ? pieces.get(random.nextInt(pieces.size())) : "");
        }
        byte[] bytes = text.toString().getBytes(UTF_8);
        if (bytes.length > 0 && random.nextInt(4) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
