package dev.attest.retrieval.onnx;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Counts tokens word by word and remembers the words, since the native call costs a hundred times what looking up a word
 * does, and a large file is counted more than once. A token never reaches over a white space, and a punctuation mark of
 * ASCII is always one of its own, so that the words and marks of a text have as many tokens as the text. Thread-safe.
 */
final class WordCounts {

    private static final int REMEMBERED = 1 << 16;
    private static final int LONGEST_REMEMBERED = 40;

    private final Map<String, Integer> tokens = new ConcurrentHashMap<>();
    private final Function<String, Encoding> natively;

    /** @param natively all tokens of a text, without special ones */
    WordCounts(Function<String, Encoding> natively) {
        this.natively = natively;
    }

    int count(String text) {
        int known = 0;
        List<String> unknown = new ArrayList<>();
        int start = 0;
        for (int end = 0; end <= text.length(); end++) {
            if (end < text.length() && !isBoundary(text.charAt(end))) {
                continue;
            }
            known += end < text.length() && isPunctuation(text.charAt(end)) ? 1 : 0;
            if (end > start) {
                String word = text.substring(start, end);
                Integer count = end - start > LONGEST_REMEMBERED ? null : tokens.get(word);
                if (count == null) {
                    unknown.add(word);
                } else {
                    known += count;
                }
            }
            start = end + 1;
        }
        return unknown.isEmpty() ? known : known + learn(unknown);
    }

    private static boolean isBoundary(char c) {
        return c == ' ' || c == '\n' || isPunctuation(c);
    }

    /** What in ASCII is neither letter, digit nor control character; but brackets, which [MASK] and its like are made of. */
    private static boolean isPunctuation(char c) {
        return (c >= '!' && c <= '/')
                || (c >= ':' && c <= '@')
                || c == '\\'
                || (c >= '^' && c <= '`')
                || (c >= '{' && c <= '~');
    }

    private int learn(List<String> words) {
        String text = String.join(" ", words);
        Encoding encoding = natively.apply(text);
        int all = encoding.getIds().length;
        // Places count in code points.
        if (text.chars().noneMatch(unit -> Character.isSurrogate((char) unit))) {
            remember(words, encoding.getCharTokenSpans());
        }
        return all;
    }

    private void remember(List<String> words, @Nullable CharSpan[] spans) {
        if (tokens.size() > REMEMBERED) {
            tokens.clear();
        }
        int at = 0;
        int end = 0;
        for (String word : words) {
            end += word.length();
            int first = at;
            while (at < spans.length && startsBefore(end, spans[at])) {
                at++;
            }
            if (word.length() <= LONGEST_REMEMBERED) {
                tokens.put(word, at - first);
            }
            end++;
        }
    }

    private static boolean startsBefore(int end, @Nullable CharSpan span) {
        if (span == null) {
            throw new IllegalStateException("A token has no place in its text");
        }
        return span.getStart() < end;
    }
}
