package dev.attest.answering.langchain4j;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers and names in a text: what must not differ between a sentence and its source. */
record Facts(Set<String> numbers, Set<String> names) {

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,:]\\d+)*");
    private static final Pattern THOUSANDS = Pattern.compile("\\d{1,3}(?:,\\d{3})+");
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}\\p{N}’'-]*");
    private static final Map<String, String> NUMBER_WORDS = Map.ofEntries(
            Map.entry("two", "2"),
            Map.entry("three", "3"),
            Map.entry("four", "4"),
            Map.entry("five", "5"),
            Map.entry("six", "6"),
            Map.entry("seven", "7"),
            Map.entry("eight", "8"),
            Map.entry("nine", "9"),
            Map.entry("ten", "10"),
            Map.entry("eleven", "11"),
            Map.entry("twelve", "12"),
            Map.entry("fifteen", "15"),
            Map.entry("twenty", "20"),
            Map.entry("thirty", "30"),
            Map.entry("sixty", "60"),
            Map.entry("ninety", "90"));

    Facts {
        numbers = Set.copyOf(numbers);
        names = Set.copyOf(names);
    }

    /** Of a sentence: words with a capital are names, but for the first. */
    static Facts of(String sentence) {
        var numbers = new HashSet<String>();
        Matcher digits = NUMBER.matcher(sentence);
        while (digits.find()) {
            numbers.add(plain(digits.group()));
        }
        var names = new HashSet<String>();
        Matcher word = WORD.matcher(sentence);
        for (boolean first = true; word.find(); first = false) {
            String lower = word.group().toLowerCase(Locale.ROOT);
            if (NUMBER_WORDS.containsKey(lower)) {
                numbers.add(NUMBER_WORDS.get(lower));
            } else if (!first && Character.isUpperCase(word.group().codePointAt(0))) {
                names.add(lower);
            }
        }
        return new Facts(numbers, names);
    }

    /** Those that the texts do not mention: what a sentence takes from its question needs no source. */
    Facts without(String mentioned) {
        var rest = new HashSet<>(numbers);
        rest.removeAll(of(mentioned).numbers);
        return new Facts(rest, unmentioned(List.of(mentioned)));
    }

    /** Of its numbers, the share that the text holds, 0 to 1; 1 without numbers. */
    double numbersIn(String text) {
        if (numbers.isEmpty()) {
            return 1;
        }
        Set<String> there = of(text).numbers;
        return (double) numbers.stream().filter(there::contains).count() / numbers.size();
    }

    /** Whether every name is in one of the texts. */
    boolean namesIn(List<String> texts) {
        return unmentioned(texts).isEmpty();
    }

    private Set<String> unmentioned(List<String> texts) {
        var rest = new HashSet<>(names);
        for (String text : texts) {
            String lower = text.toLowerCase(Locale.ROOT);
            rest.removeIf(lower::contains);
        }
        return rest;
    }

    private static String plain(String number) {
        return THOUSANDS.matcher(number).matches()
                ? number.replace(",", "")
                : number.replace(',', '.').replaceFirst("^0+(?=\\d)", "");
    }
}
