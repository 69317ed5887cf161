package dev.attest.answering.langchain4j;

import dev.attest.judging.WrittenNumber;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers and names in a text: what must not differ between a sentence and its source. */
record Facts(Set<String> numbers, Set<String> names) {

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,:]\\d+)*");
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}\\p{N}’'-]*");

    Facts {
        numbers = Set.copyOf(numbers);
        names = Set.copyOf(names);
    }

    /** Of a sentence: words with a capital are names, but for the first. */
    static Facts of(String sentence) {
        var numbers = new HashSet<String>();
        Matcher digits = NUMBER.matcher(sentence);
        while (digits.find()) {
            WrittenNumber.of(digits.group()).ifPresent(numbers::add);
        }
        var names = new HashSet<String>();
        Matcher word = WORD.matcher(sentence);
        for (boolean first = true; word.find(); first = false) {
            String lower = word.group().toLowerCase(Locale.ROOT);
            Optional<String> number = WrittenNumber.of(lower);
            if (number.isPresent()) {
                numbers.add(number.get());
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
}
