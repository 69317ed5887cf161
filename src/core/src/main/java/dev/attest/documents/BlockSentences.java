package dev.attest.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentences of an extraction: of every block but headings, rows and code as wholes, list items without markers. */
final class BlockSentences {

    private static final Pattern LIST_MARKER = Pattern.compile("\\s*(?:[-*•]|\\d{1,9}[.)])\\s+");

    private final String text;
    private final List<Span> sentences = new ArrayList<>();
    private int next;

    BlockSentences(Extraction extraction) {
        text = extraction.text();
        for (Block block : extraction.blocks()) {
            switch (block.kind()) {
                case HEADING -> {}
                case TABLE_ROW, CODE -> add(block.span());
                case LIST_ITEM -> split(withoutMarker(block.span()));
                case PARAGRAPH -> split(block.span());
            }
        }
    }

    private Span withoutMarker(Span item) {
        Matcher marker = LIST_MARKER.matcher(text).region(item.start(), item.end());
        return marker.lookingAt() ? new Span(marker.end(), item.end()) : item;
    }

    private void split(Span block) {
        Sentences.of(block.of(text)).forEach(sentence -> add(sentence.shift(block.start())));
    }

    private void add(Span span) {
        int start = span.start();
        int end = span.end();
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (start < end) {
            sentences.add(new Span(start, end));
        }
    }

    /** The sentences that stand in a chunk, if only with a part; chunks must be asked for in order. */
    List<Span> touching(Span chunk) {
        while (next < sentences.size() && sentences.get(next).end() <= chunk.start()) {
            next++;
        }
        var touching = new ArrayList<Span>();
        for (int i = next; i < sentences.size() && sentences.get(i).start() < chunk.end(); i++) {
            touching.add(sentences.get(i));
        }
        return touching;
    }
}
