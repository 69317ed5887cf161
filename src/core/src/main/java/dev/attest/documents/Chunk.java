package dev.attest.documents;

import java.util.List;

/**
 * An indexed piece of a document version.
 *
 * @param span where it stands in the version's stored text; {@code text} equals that text there, exactly
 * @param headings the headings above it, outermost first
 * @param sentences where its sentences stand in the version's stored text, in order, of a cut one the part that it holds;
 *     headings and list markers are none
 * @param text without white space around it, but where a cut at white space ends it
 * @param tokens size of the text in the encoder's tokens
 * @param cut the sentences that go on in the chunks beside it, as wholes; none of those that run through more than
 *     {@value #MOST_OF_A_SENTENCE} chunks
 */
public record Chunk(
        ChunkId id, Span span, List<String> headings, List<Span> sentences, String text, int tokens, List<Span> cut) {

    /** Chunks that a sentence may run through and still be known as a whole: some 600 words of English. */
    public static final int MOST_OF_A_SENTENCE = 4;

    public Chunk {
        headings = List.copyOf(headings);
        sentences = List.copyOf(sentences);
        cut = List.copyOf(cut);
        if (span.length() != text.length()) {
            throw new IllegalArgumentException("The text of chunk " + id + " does not fill its span " + span);
        }
    }

    /** With all its sentences whole. */
    public Chunk(ChunkId id, Span span, List<String> headings, List<Span> sentences, String text, int tokens) {
        this(id, span, headings, sentences, text, tokens, List.of());
    }

    /** With sentences that may begin before it and end behind it. */
    public static Chunk of(ChunkId id, Span span, List<String> headings, List<Span> whole, String text, int tokens) {
        List<Span> cut =
                whole.stream().filter(sentence -> !span.holds(sentence)).toList();
        return new Chunk(id, span, headings, parts(whole, span.start(), text), text, tokens, cut);
    }

    /** Of sentences, what stands in a text that begins at {@code start}, without white space around it. */
    public static List<Span> parts(List<Span> whole, int start, String text) {
        return whole.stream().map(sentence -> part(sentence, start, text)).toList();
    }

    private static Span part(Span sentence, int start, String text) {
        int from = Math.max(sentence.start(), start);
        int to = Math.min(sentence.end(), start + text.length());
        while (to > from && Character.isWhitespace(text.charAt(to - 1 - start))) {
            to--;
        }
        return new Span(from, to);
    }

    /** Its sentences, those that are cut as wholes. */
    public List<Span> wholeSentences() {
        return sentences.stream().map(this::whole).toList();
    }

    private Span whole(Span sentence) {
        return cut.stream().filter(there -> there.holds(sentence)).findFirst().orElse(sentence);
    }

    /** Its sentences, where they stand in its own text. */
    public List<Span> sentencesInText() {
        return sentences.stream().map(sentence -> sentence.shift(-span.start())).toList();
    }
}
