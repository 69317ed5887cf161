package dev.attest.retrieval;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.attest.documents.Metadata;
import dev.attest.documents.Metadata.Value;
import dev.attest.retrieval.Filter.And;
import dev.attest.retrieval.Filter.Between;
import dev.attest.retrieval.Filter.Bound;
import dev.attest.retrieval.Filter.Not;
import dev.attest.retrieval.Filter.OneOf;
import dev.attest.retrieval.Filter.Or;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Reads a filter from an object as a JSON parser gives it: maps, lists, strings, numbers, booleans. All members of an
 * object must be met. A member is {@code $and}, {@code $or} or {@code $not}, or a key of the metadata with a value to
 * equal or an object of comparisons.
 */
public final class FilterReader {

    public static final int DEEPEST = 8;
    public static final int MOST_COMPARISONS = 100;
    public static final int MOST_VALUES = 100;
    /** As long as the longest source key or title. */
    public static final int LONGEST_TEXT = 1_024;

    private static final List<String> COMPARISONS = List.of("$eq", "$in", "$gt", "$gte", "$lt", "$lte");
    private static final String SCALAR = "a string, a number, true or false";

    private int comparisons;

    private FilterReader() {}

    /**
     * The filter.
     *
     * @param name what leads to the object, for messages
     * @throws InvalidFilter naming the place that is wrong and what is allowed there
     */
    public static Filter read(Object object, String name) {
        return new FilterReader().filter(object, name, 1);
    }

    private Filter filter(Object object, String path, int depth) {
        if (!(object instanceof Map<?, ?> members) || members.isEmpty()) {
            throw new InvalidFilter(path, "must be an object with at least one member, such as {\"year\": 2024}");
        }
        if (depth > DEEPEST) {
            throw new InvalidFilter(path, "is too deep: at most " + DEEPEST + " objects inside each other");
        }
        var filters = new ArrayList<Filter>();
        members.forEach((name, value) -> {
            String at = path + "." + name;
            switch (String.valueOf(name)) {
                case "$and" -> filters.add(new And(several(value, at, depth)));
                case "$or" -> filters.add(new Or(several(value, at, depth)));
                case "$not" -> filters.add(new Not(filter(value, at, depth + 1)));
                default -> filters.addAll(condition(key(String.valueOf(name), path), value, at));
            }
        });
        return filters.size() == 1 ? filters.get(0) : new And(filters);
    }

    private List<Filter> several(Object value, String path, int depth) {
        if (!(value instanceof List<?> list) || list.isEmpty()) {
            throw new InvalidFilter(path, "must be a list of at least one filter");
        }
        var filters = new ArrayList<Filter>();
        for (int i = 0; i < list.size(); i++) {
            filters.add(filter(list.get(i), path + "[" + i + "]", depth + 1));
        }
        return filters;
    }

    private static String key(String name, String path) {
        if (COMPARISONS.contains(name)) {
            throw new InvalidFilter(path + "." + name, "must stand below a key, such as {\"year\": {\"$gte\": 2024}}");
        }
        if (name.startsWith("$")) {
            throw new InvalidFilter(path + "." + name, "is not known here; known are $and, $not, $or, and keys");
        }
        if (!name.matches(Metadata.KEY_PATTERN)) {
            throw new InvalidFilter(
                    path, "has a key that no document has: 1 to 63 letters, digits, _ . or -, beginning with a letter");
        }
        return name;
    }

    private List<Filter> condition(String key, Object value, String path) {
        if (!(value instanceof Map<?, ?> members)) {
            return List.of(counted(path, new OneOf(key, Set.of(scalar(value, path)))));
        }
        if (members.isEmpty()) {
            throw new InvalidFilter(path, "must be " + SCALAR + ", or an object of " + String.join(", ", COMPARISONS));
        }
        members.keySet().stream()
                .map(String::valueOf)
                .filter(name -> !COMPARISONS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidFilter(
                            path + "." + name, "is not known; known are " + String.join(", ", COMPARISONS));
                });
        var filters = new ArrayList<Filter>();
        if (members.containsKey("$eq")) {
            filters.add(counted(path, new OneOf(key, Set.of(scalar(members.get("$eq"), path + ".$eq")))));
        }
        if (members.containsKey("$in")) {
            filters.add(counted(path, new OneOf(key, values(members.get("$in"), path + ".$in"))));
        }
        Optional<Bound> from = bound(members, path, "$gte", "$gt");
        Optional<Bound> to = bound(members, path, "$lte", "$lt");
        if (from.isPresent() || to.isPresent()) {
            filters.add(counted(path, new Between(key, from, to)));
        }
        return filters;
    }

    private Filter counted(String path, Filter comparison) {
        if (++comparisons > MOST_COMPARISONS) {
            throw new InvalidFilter(path, "is one comparison too many: at most " + MOST_COMPARISONS + " in a filter");
        }
        return comparison;
    }

    private static Set<Value> values(Object value, String path) {
        if (!(value instanceof List<?> list) || list.isEmpty() || list.size() > MOST_VALUES) {
            throw new InvalidFilter(path, "must be a list of 1 to " + MOST_VALUES + " values");
        }
        return IntStream.range(0, list.size())
                .mapToObj(i -> scalar(list.get(i), path + "[" + i + "]"))
                .collect(toUnmodifiableSet());
    }

    private static Optional<Bound> bound(Map<?, ?> members, String path, String inclusive, String exclusive) {
        if (members.containsKey(inclusive) && members.containsKey(exclusive)) {
            throw new InvalidFilter(path + "." + exclusive, "must not stand beside " + inclusive);
        }
        String name = members.containsKey(inclusive) ? inclusive : exclusive;
        if (!members.containsKey(name)) {
            return Optional.empty();
        }
        Value value = scalar(members.get(name), path + "." + name);
        if (value instanceof Value.Flag) {
            throw new InvalidFilter(path + "." + name, "must be a number or a string");
        }
        return Optional.of(new Bound(value, name.equals(inclusive)));
    }

    private static Value scalar(Object value, String path) {
        if (value instanceof String text && text.length() <= LONGEST_TEXT) {
            return new Value.Text(text);
        }
        if (value instanceof Boolean flag) {
            return new Value.Flag(flag);
        }
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return new Value.Amount(number.doubleValue());
        }
        throw new InvalidFilter(path, "must be " + SCALAR + ", a string of at most " + LONGEST_TEXT + " characters");
    }
}
