package dev.attest.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.documents.Metadata.Value;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MetadataTest {

    @Test
    void keepsWhatItIsGiven() {
        Map<String, Object> object =
                Map.of("dept", "HR", "year", 2024, "price", 1.25, "draft", false, "tags", List.of("a", "b"));

        Metadata metadata = Metadata.of(object);

        assertThat(metadata.values())
                .containsEntry("dept", new Value.Text("HR"))
                .containsEntry("year", new Value.Amount(2024))
                .containsEntry("draft", new Value.Flag(false))
                .containsEntry("tags", new Value.Texts(List.of("a", "b")));
        assertThat(metadata.plain())
                .isEqualTo(
                        Map.of("dept", "HR", "year", 2024L, "price", 1.25, "draft", false, "tags", List.of("a", "b")));
        assertThat(metadata.plain().keySet()).containsExactly("dept", "draft", "price", "tags", "year");
    }

    @Test
    void takesMinusZeroForZero() {
        assertThat(Metadata.of(Map.of("a", -0.0))).isEqualTo(Metadata.of(Map.of("a", 0)));
    }

    static Stream<Arguments> refused() {
        Map<String, Object> many =
                IntStream.range(0, 33).boxed().collect(Collectors.toMap(i -> "k" + i, i -> (Object) i));
        Map<String, Object> large = IntStream.range(0, 3)
                .boxed()
                .collect(Collectors.toMap(
                        i -> "k" + i,
                        i -> IntStream.range(0, 32)
                                .mapToObj(n -> n + "x".repeat(200))
                                .toList()));
        return Stream.of(
                Arguments.of(many, "", "at most 32 keys"),
                Arguments.of(large, "", "at most 8192 characters"),
                Arguments.of(Map.of("1a", "x"), "", "beginning with a letter"),
                Arguments.of(Map.of("", "x"), "", "beginning with a letter"),
                Arguments.of(Map.of("$gt", 1), "", "beginning with a letter"),
                Arguments.of(Map.of("k".repeat(64), 1), "", "1 to 63"),
                Arguments.of(Map.of("title", "x"), "title", "by itself"),
                Arguments.of(new HashMap<>(Collections.singletonMap("a", null)), "a", "a string, a number"),
                Arguments.of(Map.of("a", Map.of("b", 1)), "a", "a string, a number"),
                Arguments.of(Map.of("a", List.of("x", 1)), "a", "strings only"),
                Arguments.of(Map.of("a", Collections.nCopies(33, "x")), "a", "at most 32 strings"),
                Arguments.of(Map.of("a", "x".repeat(256)), "a", "at most 255 characters"),
                Arguments.of(Map.of("a", "\uD83D"), "a", "whole"),
                Arguments.of(Map.of("a", Double.POSITIVE_INFINITY), "a", "a string, a number"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void saysWhatItDoesNotKeep(Map<String, Object> object, String key, String message) {
        assertThatThrownBy(() -> Metadata.of(object))
                .isInstanceOfSatisfying(
                        InvalidMetadata.class, e -> assertThat(e.key()).isEqualTo(key))
                .hasMessageContaining(message);
    }
}
