package dev.attest.documents;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures and cuts spans of one text. Counts each character a bounded number of times. */
final class SpanCutter {

    /** A cut that fills this share of its budget is good enough; a search for the last token would double the work. */
    private static final double FULL = 0.85;

    /** English has 4 to 5 characters a token. */
    private static final int MOST_CHARACTERS_A_TOKEN = 32;

    /** What a token has at first; then what the last cut found, as languages and encodings differ by far. */
    private static final double CHARACTERS_A_TOKEN = 4;

    private static final int MEASURED = 4;

    private final String text;
    private final TokenCounter counter;
    private final @Nullable Span[] measured = new Span[MEASURED];
    private final int[] counts = new int[MEASURED];
    private int next;
    private double charactersAToken = CHARACTERS_A_TOKEN;

    SpanCutter(String text, TokenCounter counter) {
        this.text = text;
        this.counter = counter;
    }

    /**
     * A span with its size.
     *
     * @param size its tokens, or a token for every 32 characters where that is more: tokenizers count a long run of
     *     letters as one unknown token, so that tokens alone would not bound a chunk
     */
    record Piece(Span span, int size) {}

    String text() {
        return text;
    }

    /** A cut is measured when it is tried, when it is taken and when it becomes a chunk, one right after the other. */
    int tokens(Span span) {
        for (int i = 0; i < MEASURED; i++) {
            if (span.equals(measured[i])) {
                return counts[i];
            }
        }
        int count = counter.count(span.of(text));
        measured[next] = span;
        counts[next] = count;
        next = (next + 1) % MEASURED;
        return count;
    }

    /** The span with its size; one above {@code budget} for certain is not counted, so its size may be an estimate. */
    Piece measure(Span span, int budget) {
        int characters = (span.length() + 1 + MOST_CHARACTERS_A_TOKEN) / MOST_CHARACTERS_A_TOKEN;
        return new Piece(span, characters > budget ? characters : Math.max(characters, tokens(span)));
    }

    /**
     * Cuts at the ends of sentences or lines, and inside those that do not fit.
     *
     * @param first the budget of the first piece, at least 1
     * @param budget the budget of the others
     */
    List<Piece> cut(Span span, boolean atLines, int first, int budget) {
        List<Piece> pieces = new ArrayList<>();
        String whole = span.of(text);
        for (Span part : atLines ? lines(whole) : Sentences.of(whole)) {
            Span place = part.shift(span.start());
            int room = pieces.isEmpty() ? first : budget;
            Piece piece = measure(place, room);
            if (piece.size() <= room) {
                pieces.add(piece);
            } else {
                cutAtSpaces(place, room, budget, pieces);
            }
        }
        return pieces;
    }

    private static List<Span> lines(String whole) {
        List<Span> lines = new ArrayList<>();
        int start = 0;
        while (start < whole.length()) {
            int end = whole.indexOf('\n', start);
            end = end < 0 ? whole.length() : end;
            if (!whole.substring(start, end).isBlank()) {
                lines.add(new Span(start, end));
            }
            start = end + 1;
        }
        return lines;
    }

    /**
     * The white space of a cut stays with the piece before it, where there is room, so that the pieces of a sentence put together
     * are its text.
     */
    void cutAtSpaces(Span span, int first, int budget, List<Piece> pieces) {
        int at = span.start();
        int room = first;
        while (at < span.end()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
                continue;
            }
            Piece piece = withSpace(longest(at, span.end(), room), span.end(), room);
            pieces.add(piece);
            at = piece.span().end();
            room = budget;
        }
    }

    /** A piece from {@code start} that fits: up to a white space, or inside the first word if that alone does not fit. */
    private Piece longest(int start, int end, int budget) {
        int fitting = fitting(start, end, budget);
        if (fitting == end || Character.isWhitespace(text.charAt(fitting))) {
            return trimmed(start, fitting, budget);
        }
        int space = fitting;
        while (space > start && !Character.isWhitespace(text.charAt(space - 1))) {
            space--;
        }
        if (space > start) {
            Piece words = trimmed(start, space, budget);
            if (words.size() <= budget) {
                return words;
            }
        }
        int wordEnd = start;
        int limit = (int) Math.min(end, start + (long) budget * MOST_CHARACTERS_A_TOKEN);
        while (wordEnd < limit && !Character.isWhitespace(text.charAt(wordEnd))) {
            wordEnd++;
        }
        if (wordEnd == end || Character.isWhitespace(text.charAt(wordEnd))) {
            Piece word = measure(new Span(start, wordEnd), budget);
            if (word.size() <= budget) {
                return word;
            }
        }
        return measure(new Span(start, fitting), budget);
    }

    private Piece withSpace(Piece piece, int end, int budget) {
        Span span = piece.span();
        int to = span.end();
        while (to < end && Character.isWhitespace(text.charAt(to))) {
            to++;
        }
        if (to == span.end() || to == end) {
            return piece;
        }
        Piece spaced = measure(new Span(span.start(), to), budget);
        return spaced.size() <= budget ? spaced : piece;
    }

    private Piece trimmed(int start, int end, int budget) {
        int to = end;
        while (to > start + 1 && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        return measure(new Span(start, to), budget);
    }

    /** An end so that the span from {@code start} fits and is nearly full; at least one code point on. */
    private int fitting(int start, int end, int budget) {
        int low = start;
        int high = end + 1;
        long guess = Math.min(end, start + Math.max(1, (long) (0.95 * charactersAToken * budget)));
        while (high - low > 1) {
            int probe = betweenCodePoints((int) guess, start);
            int size = measure(new Span(start, probe), budget).size();
            if (size <= budget && probe > low) {
                low = probe;
                charactersAToken = (double) (probe - start) / Math.max(1, size);
                if (probe == end || size >= FULL * budget) {
                    break;
                }
            } else if (size > budget) {
                high = Math.min(high - 1, probe);
            } else {
                break;
            }
            guess = start + Math.max(1, (long) ((probe - start) * 0.95 * budget / Math.max(1, size)));
            if (guess <= low || guess >= high) {
                guess = low + (high - low) / 2L;
            }
        }
        return low > start ? low : start + Character.charCount(text.codePointAt(start));
    }

    private int betweenCodePoints(int at, int start) {
        boolean inside = at < text.length()
                && at > start
                && Character.isLowSurrogate(text.charAt(at))
                && Character.isHighSurrogate(text.charAt(at - 1));
        return inside ? at - 1 : at;
    }
}
