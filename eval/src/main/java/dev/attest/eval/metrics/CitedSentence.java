package dev.attest.eval.metrics;

import dev.attest.eval.ClaimVerdict;
import dev.attest.eval.Judge;
import dev.attest.eval.Judged;
import dev.attest.eval.Reply;
import dev.attest.eval.Reply.Citation;
import dev.attest.eval.Reply.Sentence;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A sentence of an answer with the places it cites.
 *
 * @param text without markers
 * @param quotes by the number of the citation, in the order of the sentence; blank where a number points nowhere
 */
record CitedSentence(String text, Map<Integer, String> quotes) {

    CitedSentence {
        quotes = Collections.unmodifiableMap(new LinkedHashMap<>(quotes));
    }

    /** The sentences of an answer that say anything; cut here, and read by their markers, when the target does not tell. */
    static List<CitedSentence> of(Reply reply) {
        Map<Integer, String> quotes = new LinkedHashMap<>();
        for (Citation citation : reply.citations()) {
            quotes.put(citation.number(), citation.quote());
        }
        List<Sentence> sentences = reply.sentences().isEmpty() ? MarkedSentences.of(reply.answer()) : reply.sentences();
        return sentences.stream()
                .map(sentence -> of(sentence, quotes))
                .filter(sentence -> !sentence.text().isEmpty())
                .toList();
    }

    private static CitedSentence of(Sentence sentence, Map<Integer, String> quotes) {
        Map<Integer, String> cited = new LinkedHashMap<>();
        sentence.citations().forEach(number -> cited.put(number, quotes.getOrDefault(number, "")));
        return new CitedSentence(PlainAnswer.of(sentence.text()), cited);
    }

    /** Whether it follows from all that it cites. */
    Judged<ClaimVerdict> verdict(Judge judge) {
        return Claims.verdict(text, texts(quotes.values().stream()), judge);
    }

    /**
     * The numbers that do not help it: all when it does not follow from all together; else those it follows from neither
     * alone nor would miss.
     */
    Judged<List<Integer>> wrong(Judge judge) {
        List<Integer> numbers = List.copyOf(quotes.keySet());
        return verdict(judge)
                .then(together -> together.isSupported()
                        ? Each.of(numbers, number -> helps(number, judge))
                                .then(helps -> Judged.of(without(numbers, helps)))
                        : Judged.of(numbers));
    }

    private static List<Integer> without(List<Integer> numbers, List<Boolean> helps) {
        return IntStream.range(0, numbers.size())
                .filter(i -> !helps.get(i))
                .mapToObj(numbers::get)
                .toList();
    }

    /** Of a sentence that follows from all it cites. */
    private Judged<Boolean> helps(Integer number, Judge judge) {
        return Claims.verdict(text, texts(Stream.of(quotes.getOrDefault(number, ""))), judge)
                .then(alone -> alone.isSupported()
                        ? Judged.of(true)
                        : Claims.verdict(text, others(number), judge).then(rest -> Judged.of(!rest.isSupported())));
    }

    private List<String> others(Integer number) {
        return texts(quotes.entrySet().stream()
                .filter(quote -> !quote.getKey().equals(number))
                .map(Map.Entry::getValue));
    }

    private static List<String> texts(Stream<String> quotes) {
        return quotes.filter(quote -> !quote.isBlank()).distinct().toList();
    }
}
