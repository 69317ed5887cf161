package dev.attest.judging.local;

import java.util.List;

/** The sentence that is judged. */
record Claim(String text, List<Word> words) {

    Claim {
        words = List.copyOf(words);
    }

    Claim(String text) {
        this(text, Word.of(text));
    }

    /** The words that mean something by themselves; all words where none does. */
    List<Word> content() {
        List<Word> content = words.stream().filter(Word::content).toList();
        return content.isEmpty() ? words : content;
    }

    List<Word> names() {
        return words.stream().filter(Word::named).toList();
    }

    List<Word> numbers() {
        return words.stream().filter(Word::number).toList();
    }
}
