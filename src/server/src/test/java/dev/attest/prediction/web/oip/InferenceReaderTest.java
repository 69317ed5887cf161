package dev.attest.prediction.web.oip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.prediction.Cards;
import dev.attest.prediction.FakePredictor;
import dev.attest.prediction.Feature;
import dev.attest.prediction.Feature.Kind;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.Predictor;
import dev.attest.prediction.Rows;
import dev.attest.prediction.Scores;
import dev.attest.prediction.ServedModel;
import dev.attest.prediction.Signature;
import dev.attest.prediction.Signature.Datatype;
import dev.attest.prediction.Signature.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

class InferenceReaderTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final InferenceReader reader = new InferenceReader(JSON, 100);

    /** A model that says it takes other tensors than a fake does. */
    private record Declared(Signature signature) implements Predictor {

        @Override
        public Mono<Scores> predict(Rows rows) {
            return Mono.error(new IllegalStateException("Only read for"));
        }

        @Override
        public void close() {}
    }

    private static Feature feature(Kind kind, String... values) {
        return new Feature(
                "x",
                kind,
                Optional.empty(),
                Optional.empty(),
                List.of(values),
                OptionalDouble.empty(),
                Optional.empty());
    }

    private static ServedModel taking(Datatype datatype, Feature feature) {
        var signature = Signature.of(List.of(new Tensor("x", datatype, List.of(-1L, 1L))), "label", "probabilities", 2);
        return new ServedModel(Cards.card("m", "1", List.of(feature), List.of("no", "yes")), new Declared(signature));
    }

    private static ServedModel fake(ModelCard card) {
        return new ServedModel(card, new FakePredictor(card));
    }

    private InferenceRequest read(ServedModel model, String json) {
        return reader.read(json.getBytes(UTF_8), model);
    }

    private double one(Datatype datatype, Feature feature, String element) {
        return read(
                        taking(datatype, feature),
                        "{\"inputs\":[{\"name\":\"x\",\"shape\":[1,1],\"datatype\":\"" + datatype + "\",\"data\":["
                                + element + "]}]}")
                .rows()
                .value(0, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "BOOL, true, 1",
        "BOOL, false, 0",
        "UINT8, 255, 255",
        "UINT16, 65535, 65535",
        "UINT32, 4294967295, 4294967295",
        "UINT64, 18446744073709549568, 18446744073709549568",
        "INT8, -128, -128",
        "INT16, 32767, 32767",
        "INT32, -2147483648, -2147483648",
        "INT64, 9007199254740992, 9007199254740992",
        "INT64, -9223372036854775808, -9223372036854775808",
        "INT64, 9007199254740994, 9007199254740994",
        "INT64, 0, 0",
        "FP16, 65504, 65504",
        "FP32, 3.4e38, 3.4e38",
        "FP32, 5.1, 5.1",
        "FP64, 1.7e308, 1.7e308",
        "FP64, 3, 3",
        "FP64, -0.0, -0.0"
    })
    void takesEveryDatatypeToItsLimits(Datatype datatype, String element, double value) {
        assertThat(one(datatype, feature(Kind.NUMBER), element)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "BOOL, 1",
        "BOOL, null",
        "UINT8, 256",
        "UINT8, -1",
        "UINT8, 1.0",
        "UINT16, 65536",
        "UINT32, 4294967296",
        "UINT64, 18446744073709551616",
        "UINT64, -1",
        "UINT64, 18446744073709551615",
        "INT8, 128",
        "INT16, -32769",
        "INT32, 2147483648",
        "INT64, 9223372036854775808",
        "INT64, 9007199254740993",
        "INT64, 9223372036854775807",
        "INT64, true",
        "FP16, 65520",
        "FP32, 3.5e38",
        "FP32, 1e400",
        "FP64, 1e400",
        "FP64, \"1\"",
        "FP64, \"NaN\"",
        "FP64, null",
        "FP64, true",
        "FP64, {}",
        "BYTES, 1"
    })
    void refusesWhatADatatypeCannotHold(Datatype datatype, String element) {
        assertThatThrownBy(() -> one(datatype, feature(Kind.NUMBER), element))
                .isInstanceOf(RequestRefused.class)
                .hasMessageContaining("input 'x' is wrong in row 0: ")
                .hasMessageContaining(", not ");
    }

    @Test
    void takesCategoriesByNameInTextsAndByCodeInNumbers() {
        Feature colour = feature(Kind.CATEGORY, "red", "green", "blue");
        assertThat(one(Datatype.BYTES, colour, "\"blue\"")).isEqualTo(2);
        assertThat(one(Datatype.INT64, colour, "1")).isEqualTo(1);
        assertThat(one(Datatype.FP32, colour, "2.0")).isEqualTo(2);
        assertThatThrownBy(() -> one(Datatype.BYTES, colour, "\"pink\""))
                .hasMessage("input 'x' is wrong in row 0: must be one of 'red', 'green', 'blue', not 'pink'");
        for (String code : List.of("3", "-1")) {
            assertThatThrownBy(() -> one(Datatype.INT64, colour, code))
                    .hasMessageContaining("from 0 for 'red' to 2 for 'blue'");
        }
        assertThatThrownBy(() -> one(Datatype.FP32, colour, "0.5")).hasMessageContaining("code of a category");
    }

    @Test
    void takesNumbersWrittenAsTextsWhereTheTensorHoldsTexts() {
        assertThat(one(Datatype.BYTES, feature(Kind.NUMBER), "\"-1.5e3\"")).isEqualTo(-1500);
        assertThat(one(Datatype.BYTES, feature(Kind.INTEGER), "\"7\"")).isEqualTo(7);
        for (String text : List.of("", "1f", " 1", "NaN", "0x1p3", "1e999", "+-")) {
            assertThatThrownBy(() -> one(Datatype.BYTES, feature(Kind.NUMBER), "\"" + text + "\""))
                    .as(text)
                    .hasMessageContaining("written as a text");
        }
        assertThatThrownBy(() -> one(Datatype.FP64, feature(Kind.INTEGER), "1.5"))
                .hasMessageContaining("whole number");
    }

    @Test
    void readsFieldsInAnyOrderAndInputsInAnyOrder() {
        InferenceRequest request = read(fake(Cards.loans("1")), """
                {"outputs":[{"name":"probabilities"},{"name":"label","parameters":{"classification":2}}],
                 "later":{"inputs":[1,{"data":[]}]},
                 "inputs":[
                  {"data":["own","free"],"shape":[2,1],"datatype":"BYTES","name":"housing"},
                  {"data":[[1],[2]],"name":"income","datatype":"FP64","shape":[2,1],"parameters":{"a":{"b":1}}},
                  {"datatype":"INT64","shape":[2,1],"extra":[[]],"name":"children","data":[3,4]}],
                 "parameters":{"binary_data_output":true},"id":null}""");
        assertThat(request.rows().values()).containsExactly(1, 3, 1, 2, 4, 2);
        assertThat(request.outputs()).containsExactly(1, 0);
        assertThat(request.id()).isEmpty();
    }

    @Test
    void takesNullForWhatMayBeLeftOut() {
        InferenceRequest request = read(fake(Cards.flowers("1")), """
                {"id":null,"parameters":null,"outputs":null,
                 "inputs":[{"name":"input","shape":[1,4],"datatype":"FP32","parameters":null,"data":[1,2,3,4]}]}""");
        assertThat(request.rows().values()).containsExactly(1, 2, 3, 4);
        assertThat(request.outputs()).containsExactly(0, 1);
    }

    @Test
    void readsAsManyRowsAsAllowedAndNotOneMore() {
        assertThat(read(fake(Cards.flowers("1")), rows(100, 100)).rows().count())
                .isEqualTo(100);
        assertThatThrownBy(() -> read(fake(Cards.flowers("1")), rows(101, 101))).hasMessageContaining("100 allowed");
        assertThatThrownBy(() -> read(fake(Cards.flowers("1")), rows(1, 101))).hasMessageContaining("100 allowed");
        assertThatThrownBy(() -> read(fake(Cards.flowers("1")), rows(101, 1))).hasMessageContaining("100 allowed");
        assertThatThrownBy(() -> read(fake(Cards.flowers("1")), rows(2, 1)))
                .hasMessage("input 'input' must have 8 elements in its data, as its shape says, not 4");
    }

    private static String rows(int declared, int given) {
        String data = IntStream.range(0, given * 4).mapToObj(i -> i + ".5").collect(Collectors.joining(","));
        return "{\"inputs\":[{\"name\":\"input\",\"shape\":[" + declared + ",4],\"datatype\":\"FP32\",\"data\":[" + data
                + "]}]}";
    }
}
