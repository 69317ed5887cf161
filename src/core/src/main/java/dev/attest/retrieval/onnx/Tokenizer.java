package dev.attest.retrieval.onnx;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import dev.attest.documents.Span;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts texts into the model's tokens; thread-safe until it is closed. */
final class Tokenizer implements AutoCloseable {

    private final HuggingFaceTokenizer natively;
    private final WordCounts words = new WordCounts(this::all);

    Tokenizer(InputStream file) {
        natively = TokenizerNatives.open(file);
    }

    /** Tokens without the special ones, however many there are. */
    int count(String text) {
        return words.count(text);
    }

    private Encoding all(String text) {
        return natively.encode(encodable(text), false, false);
    }

    /**
     * The beginning of a text.
     *
     * @param window the most tokens, without the special ones
     */
    Tokens encode(String text, int window) {
        Encoding encoding = natively.encode(encodable(text), true, false);
        long[] ids = encoding.getIds();
        int tokens = Math.min(ids.length - 2, window);
        if (ids.length - 2 > tokens) {
            long end = ids[ids.length - 1];
            ids = Arrays.copyOf(ids, tokens + 2);
            ids[tokens + 1] = end;
        }
        return new Tokens(ids, spans(text, encoding.getCharTokenSpans(), tokens));
    }

    /** The library counts in code points; we count in UTF-16 code units. */
    private static List<Span> spans(String text, @Nullable CharSpan[] spans, int tokens) {
        var inUnits = new ArrayList<Span>(tokens);
        int point = 0;
        int unit = 0;
        for (int i = 1; i <= tokens; i++) {
            CharSpan span = spans[i];
            if (span == null) {
                throw new IllegalStateException("Token " + i + " has no place in its text");
            }
            // From here on offsets only grow: the tokenizer reads left to right.
            unit = text.offsetByCodePoints(unit, span.getStart() - point);
            int end = text.offsetByCodePoints(unit, span.getEnd() - span.getStart());
            inUnits.add(new Span(unit, end));
            point = span.getStart();
        }
        return inUnits;
    }

    /** Half a surrogate pair is no character: the library would read it as three and shift every later offset. */
    private static String encodable(String text) {
        if (text.chars().noneMatch(unit -> Character.isSurrogate((char) unit))) {
            return text;
        }
        var encodable = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> Character.getType(point) == Character.SURROGATE ? '\uFFFD' : point)
                .forEach(encodable::appendCodePoint);
        return encodable.toString();
    }

    @Override
    public void close() {
        natively.close();
    }

    /**
     * The tokens of one text.
     *
     * @param ids with the special tokens at both ends
     * @param spans without them
     */
    record Tokens(long[] ids, List<Span> spans) {}
}
