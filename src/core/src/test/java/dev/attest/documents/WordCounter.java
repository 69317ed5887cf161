package dev.attest.documents;

/** Counts words and punctuation marks, about as a word-piece tokenizer does; long words count one for each 6 letters. */
public final class WordCounter implements TokenCounter {

    @Override
    public int count(String text) {
        int tokens = 0;
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
                tokens += letters++ % 6 == 0 ? 1 : 0;
            } else {
                letters = 0;
                tokens += Character.isWhitespace(c) ? 0 : 1;
            }
        }
        return tokens;
    }
}
