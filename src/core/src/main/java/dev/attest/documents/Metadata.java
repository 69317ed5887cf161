package dev.attest.documents;

import static java.util.stream.Collectors.toCollection;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a client says of a document beside its text, for filters to look at.
 *
 * @param values by key, 0 to {@value #MOST_KEYS}
 */
public record Metadata(Map<String, Value> values) {

    public static final Metadata NONE = new Metadata(Map.of());

    public static final String KEY_PATTERN = "[A-Za-z][A-Za-z0-9_.-]{0,62}";
    public static final int MOST_KEYS = 32;
    public static final int MOST_TEXTS = 32;
    public static final int LONGEST_TEXT = 255;
    /** Of all keys and texts together. */
    public static final int MOST_CHARACTERS = 8_192;

    /** What filters know of every document by itself, so that no client can say it differently. */
    public static final Set<String> SYSTEM_KEYS =
            Set.of("title", "sourceKey", "collection", "mediaType", "createdAt", "updatedAt");

    /** What stands under a key. */
    public sealed interface Value {

        /** As a program that writes JSON takes it. */
        Object plain();

        /** Words. */
        record Text(String text) implements Value {
            @Override
            public Object plain() {
                return text;
            }
        }

        /** A finite number. */
        record Amount(double number) implements Value {

            public Amount {
                if (!Double.isFinite(number)) {
                    throw new IllegalArgumentException("A number is finite, not " + number);
                }
                // Minus zero is no other number to anyone who filters.
                number = number == 0 ? 0 : number;
            }

            @Override
            public Object plain() {
                return number == Math.rint(number) && Math.abs(number) <= 1L << 53
                        ? (Object) (long) number
                        : (Object) number;
            }
        }

        /** True or false. */
        record Flag(boolean flag) implements Value {
            @Override
            public Object plain() {
                return flag;
            }
        }

        /** Several words, each of which a filter may ask for. */
        record Texts(List<String> texts) implements Value {

            public Texts {
                texts = List.copyOf(texts);
            }

            @Override
            public Object plain() {
                return texts;
            }
        }
    }

    /** Keys in the order of the alphabet, so that equal metadata are written equally. */
    public Metadata {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /**
     * Reads an object as a JSON parser gives it.
     *
     * @throws InvalidMetadata naming the key that cannot be kept
     */
    public static Metadata of(Map<?, ?> object) {
        if (object.size() > MOST_KEYS) {
            throw new InvalidMetadata("", "must have at most " + MOST_KEYS + " keys");
        }
        var values = new LinkedHashMap<String, Value>();
        object.forEach((key, value) -> values.put(key(String.valueOf(key)), value(String.valueOf(key), value)));
        long characters = values.entrySet().stream()
                .mapToLong(entry -> entry.getKey().length() + length(entry.getValue()))
                .sum();
        if (characters > MOST_CHARACTERS) {
            throw new InvalidMetadata("", "must have at most " + MOST_CHARACTERS + " characters in all");
        }
        return new Metadata(values);
    }

    private static String key(String key) {
        if (!key.matches(KEY_PATTERN)) {
            throw new InvalidMetadata(
                    "", "has a key that does not fit: 1 to 63 letters, digits, _ . or -, beginning with a letter");
        }
        if (SYSTEM_KEYS.contains(key)) {
            throw new InvalidMetadata(key, "is known of every document by itself; choose another key");
        }
        return key;
    }

    private static Value value(String key, Object value) {
        if (value instanceof String text) {
            return new Value.Text(text(key, text));
        }
        if (value instanceof Boolean flag) {
            return new Value.Flag(flag);
        }
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return new Value.Amount(number.doubleValue());
        }
        if (value instanceof List<?> list && list.size() <= MOST_TEXTS) {
            return new Value.Texts(
                    List.copyOf(list.stream().map(item -> text(key, item)).collect(toCollection(LinkedHashSet::new))));
        }
        throw new InvalidMetadata(
                key, "must be a string, a number, true, false, or a list of at most " + MOST_TEXTS + " strings");
    }

    private static String text(String key, Object value) {
        if (!(value instanceof String text)) {
            throw new InvalidMetadata(key, "must be a list of strings only");
        }
        if (text.length() > LONGEST_TEXT || text.codePoints().anyMatch(Metadata::isHalf)) {
            throw new InvalidMetadata(
                    key, "must have strings of at most " + LONGEST_TEXT + " characters, all of them whole");
        }
        return text;
    }

    /** Half of a pair of UTF-16 code units, which no database keeps. */
    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static long length(Value value) {
        if (value instanceof Value.Texts texts) {
            return texts.texts().stream().mapToLong(String::length).sum();
        }
        return value instanceof Value.Text text ? text.text().length() : 0;
    }

    /** As a program that writes JSON takes it. */
    public Map<String, Object> plain() {
        var plain = new LinkedHashMap<String, Object>();
        values.forEach((key, value) -> plain.put(key, value.plain()));
        return plain;
    }
}
