package dev.attest.retrieval;

import static dev.attest.retrieval.FilterSamples.filter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.documents.Metadata.Value;
import dev.attest.retrieval.Filter.And;
import dev.attest.retrieval.Filter.Between;
import dev.attest.retrieval.Filter.Bound;
import dev.attest.retrieval.Filter.Not;
import dev.attest.retrieval.Filter.OneOf;
import dev.attest.retrieval.Filter.Or;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterReaderTest {

    private static final Filter HR = new OneOf("dept", Set.of(new Value.Text("HR")));
    private static final Filter NEW =
            new Between("year", Optional.of(new Bound(new Value.Amount(2024), true)), Optional.empty());

    @Test
    void readsEveryOperator() {
        assertThat(filter("{'dept': 'HR'}")).isEqualTo(HR);
        assertThat(filter("{'dept': {'$eq': 'HR'}}")).isEqualTo(HR);
        assertThat(filter("{'draft': {'$in': [true, 1.5, 'x']}}"))
                .isEqualTo(
                        new OneOf("draft", Set.of(new Value.Flag(true), new Value.Amount(1.5), new Value.Text("x"))));
        assertThat(filter("{'year': {'$gte': 2024}}")).isEqualTo(NEW);
        assertThat(filter("{'year': {'$gt': 2024, '$lt': 2026.5}}"))
                .isEqualTo(new Between(
                        "year",
                        Optional.of(new Bound(new Value.Amount(2024), false)),
                        Optional.of(new Bound(new Value.Amount(2026.5), false))));
        assertThat(filter("{'day': {'$lte': '2024-12-31'}}"))
                .isEqualTo(new Between(
                        "day", Optional.empty(), Optional.of(new Bound(new Value.Text("2024-12-31"), true))));
        assertThat(filter("{'$not': {'dept': 'HR'}}")).isEqualTo(new Not(HR));
        assertThat(filter("{'$or': [{'dept': 'HR'}, {'year': {'$gte': 2024}}]}"))
                .isEqualTo(new Or(List.of(HR, NEW)));
        assertThat(filter("{'$and': [{'dept': 'HR'}]}")).isEqualTo(new And(List.of(HR)));
    }

    @Test
    void takesAllMembersOfAnObjectTogether() {
        assertThat(filter("{'dept': 'HR', 'year': {'$gte': 2024}}")).isEqualTo(new And(List.of(HR, NEW)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {} | filter | at least one member
            {'$and': []} | filter.$and | at least one filter
            {'$or': {'a': 1}} | filter.$or | list of at least one filter
            {'$or': [{'a': 1}, 2]} | filter.$or[1] | must be an object
            {'$not': [{'a': 1}]} | filter.$not | must be an object
            {'$xor': [{'a': 1}]} | filter.$xor | known are $and, $not, $or
            {'$gte': 1} | filter.$gte | must stand below a key
            {'1a': 1} | filter | beginning with a letter
            {'a': null} | filter.a | a string, a number, true or false
            {'a': [1]} | filter.a | a string, a number, true or false
            {'a': {}} | filter.a | $eq, $in, $gt, $gte, $lt, $lte
            {'a': {'$ne': 1}} | filter.a.$ne | known are $eq, $in, $gt, $gte, $lt, $lte
            {'a': {'b': 1}} | filter.a.b | is not known
            {'a': {'$in': []}} | filter.a.$in | 1 to 100 values
            {'a': {'$in': 'x'}} | filter.a.$in | 1 to 100 values
            {'a': {'$in': ['x', null]}} | filter.a.$in[1] | a string, a number, true or false
            {'a': {'$gt': true}} | filter.a.$gt | must be a number or a string
            {'a': {'$gt': 1, '$gte': 1}} | filter.a.$gt | must not stand beside $gte
            {'$and': [{'$not': {'a': {'$lt': {}}}}]} | filter.$and[0].$not.a.$lt | must be a string, a number
            """)
    void saysWhatIsWrongAndWhere(String json, String path, String message) {
        assertThatThrownBy(() -> filter(json))
                .isInstanceOfSatisfying(
                        InvalidFilter.class, e -> assertThat(e.path()).isEqualTo(path))
                .hasMessageContaining(message);
    }

    @Test
    void limitsDepthSizeAndLength() {
        Object deep = Map.of("a", 1);
        for (int i = 1; i < FilterReader.DEEPEST; i++) {
            deep = Map.of("$not", deep);
        }
        Object deepest = deep;
        assertThat(FilterReader.read(deepest, "filter")).isInstanceOf(Not.class);
        assertThatThrownBy(() -> FilterReader.read(Map.of("$not", deepest), "filter"))
                .hasMessageContaining("too deep");

        String many = IntStream.rangeClosed(0, FilterReader.MOST_COMPARISONS)
                .mapToObj(i -> "{'k" + i + "': 1}")
                .collect(Collectors.joining(",", "{'$or': [", "]}"));
        assertThatThrownBy(() -> filter(many))
                .hasMessageContaining("at most 100")
                .isInstanceOfSatisfying(
                        InvalidFilter.class, e -> assertThat(e.path()).isEqualTo("filter.$or[100].k100"));
        assertThatThrownBy(() -> filter("{'a': '" + "x".repeat(FilterReader.LONGEST_TEXT + 1) + "'}"))
                .hasMessageContaining("at most 1024 characters");
    }
}
