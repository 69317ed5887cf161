package dev.attest.bench.finding;

import static java.util.stream.Collectors.toSet;

import dev.attest.bench.JsonLines;
import dev.attest.bench.UnusableData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/** Passages and questions in JSON Lines. */
record RetrievalSet(List<SourcePassage> passages, List<AskedQuestion> questions) {

    /** @param title of the document it comes from; passages with one title are one document */
    record SourcePassage(String id, String title, String text) {

        /** The id stands for a title that is missing. */
        SourcePassage {
            title = Objects.requireNonNullElse(title, id);
        }
    }

    /**
     * A question.
     *
     * @param passages ids of the passages that answer it
     * @param answers strings that stand in a sentence that answers it; none when nobody marked them
     */
    record AskedQuestion(String id, String question, List<String> passages, List<String> answers) {

        AskedQuestion {
            passages = List.copyOf(Objects.requireNonNullElse(passages, List.of()));
            answers = List.copyOf(Objects.requireNonNullElse(answers, List.of()));
        }

        /** The prefix of the first gold passage's id. */
        String set() {
            return passages.get(0).split("-", 2)[0];
        }
    }

    /**
     * Reads a folder: questions of the sets, or of all when none is named, at most {@code limit} of each.
     *
     * @throws UnusableData when a file is missing or wrong, or no question is left
     */
    static RetrievalSet read(Path folder, List<String> sets, int limit) throws IOException {
        var passages = JsonLines.read(folder.resolve("passages.jsonl"), SourcePassage.class);
        Path file = folder.resolve("questions.jsonl");
        List<AskedQuestion> all = JsonLines.read(file, AskedQuestion.class);
        Set<String> ids = passages.stream().map(SourcePassage::id).collect(toSet());
        all.forEach(question -> check(file, question, ids));
        if (ids.size() < passages.size()) {
            throw new UnusableData(folder.resolve("passages.jsonl"), "names two passages alike; ids must differ.");
        }
        Map<String, Integer> taken = new HashMap<>();
        List<AskedQuestion> questions = all.stream()
                .filter(q -> sets.isEmpty() || sets.contains(q.set()))
                .filter(q -> taken.merge(q.set(), 1, Integer::sum) <= limit)
                .toList();
        if (questions.isEmpty()) {
            throw new UnusableData(file, "holds no question of " + (sets.isEmpty() ? "any set." : "the sets " + sets));
        }
        return new RetrievalSet(passages, questions);
    }

    private static void check(Path file, AskedQuestion question, Set<String> ids) {
        Set<String> unknown = new HashSet<>(question.passages());
        unknown.removeAll(ids);
        if (question.passages().isEmpty() || !unknown.isEmpty()) {
            throw new UnusableData(
                    file,
                    "must name passages of passages.jsonl for each question; question " + question.id()
                            + (unknown.isEmpty() ? " names none." : " names " + unknown + "."));
        }
    }

    /** The questions of each set, in order, by their place among all. */
    Map<String, int[]> bySet() {
        Map<String, int[]> places = new LinkedHashMap<>();
        questions.stream()
                .map(AskedQuestion::set)
                .distinct()
                .forEach(set -> places.put(
                        set,
                        IntStream.range(0, questions.size())
                                .filter(i -> questions.get(i).set().equals(set))
                                .toArray()));
        return places;
    }
}
