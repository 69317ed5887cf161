package dev.attest.bench.finding;

import dev.attest.bench.Counting;
import dev.attest.bench.finding.RetrievalSet.AskedQuestion;
import dev.attest.bench.measure.Scoreboard;
import dev.attest.statistics.Bootstrap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether the best sentences contain an answer, over the questions whose answers are marked. */
final class SentenceHits {

    static final String FIRST = "sentence_hit@1";

    private static final int MOST = 3;

    private SentenceHits() {}

    /** Gives the texts of the best sentences for a question, best first, at most so many. */
    interface Sentences {
        List<String> best(AskedQuestion question, int most);
    }

    /** Adds the measures of each set that has such questions. */
    static void add(Scoreboard scoreboard, String system, RetrievalSet set, Sentences sentences) {
        List<AskedQuestion> marked = set.questions().stream()
                .filter(question -> !question.answers().isEmpty())
                .toList();
        var counting = new Counting("asked " + system + " for sentences", marked.size());
        Map<String, List<Integer>> ranks = new LinkedHashMap<>();
        for (AskedQuestion question : marked) {
            ranks.computeIfAbsent(question.set(), name -> new ArrayList<>())
                    .add(rank(question, sentences.best(question, MOST)));
            counting.step();
        }
        ranks.forEach((name, ofSet) -> {
            var bootstrap = Bootstrap.overItems(name, ofSet.size());
            scoreboard.add(system, name, FIRST, bootstrap.mean(within(ofSet, 1)));
            scoreboard.add(system, name, "sentence_hit@3", bootstrap.mean(within(ofSet, MOST)));
        });
    }

    private static double[] within(List<Integer> ranks, int most) {
        return ranks.stream().mapToDouble(rank -> rank <= most ? 1 : 0).toArray();
    }

    /** From 1; beyond all when no sentence contains an answer. */
    private static int rank(AskedQuestion question, List<String> best) {
        for (int i = 0; i < best.size(); i++) {
            String sentence = plain(best.get(i));
            if (question.answers().stream().anyMatch(answer -> sentence.contains(plain(answer)))) {
                return i + 1;
            }
        }
        return Integer.MAX_VALUE;
    }

    /** Line breaks are not part of the words. */
    private static String plain(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
