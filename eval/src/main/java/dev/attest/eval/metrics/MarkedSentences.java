package dev.attest.eval.metrics;

import dev.attest.documents.Sentences;
import dev.attest.eval.Reply.Sentence;
import dev.attest.eval.texts.CitationMarkers;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The sentences of an answer whose target does not tell them apart, with what their markers cite. */
final class MarkedSentences {

    /** A stop with what follows it, when that is markers. */
    private static final Pattern STOP_AND_MARKERS =
            Pattern.compile("([.!?…]+)\\s*(M(?:\\s*M)*)".replace("M", CitationMarkers.NUMBERED));

    private static final Pattern MARKER = Pattern.compile(CitationMarkers.NUMBERED);
    private static final Pattern NUMBERS = Pattern.compile("(\\d+)(?:\\s*[–—-]\\s*(\\d+))?");

    private MarkedSentences() {}

    static List<Sentence> of(String answer) {
        // Markers behind a stop belong to the sentence before it; cut there, they would begin the next one.
        String text = STOP_AND_MARKERS.matcher(answer).replaceAll(" $2$1 ");
        return Sentences.of(text).stream()
                .map(span -> span.of(text))
                .map(sentence -> new Sentence(sentence, cited(sentence), null))
                .toList();
    }

    private static List<Integer> cited(String sentence) {
        return MARKER.matcher(sentence)
                .results()
                .flatMap(marker -> NUMBERS.matcher(marker.group()).results())
                .flatMapToInt(MarkedSentences::numbers)
                .distinct()
                .boxed()
                .toList();
    }

    /** One number, or all from the first to the last. */
    private static IntStream numbers(MatchResult written) {
        int first = Integer.parseInt(written.group(1));
        return written.group(2) == null
                ? IntStream.of(first)
                : IntStream.rangeClosed(first, Integer.parseInt(written.group(2)));
    }
}
