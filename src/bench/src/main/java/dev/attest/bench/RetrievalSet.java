package dev.attest.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Passages and questions in JSON Lines. */
record RetrievalSet(List<SourcePassage> passages, List<AskedQuestion> questions) {

    record SourcePassage(String id, String title, String text) {}

    record AskedQuestion(String id, String question, List<String> passages) {

        /** The prefix of the first gold passage's id. */
        String set() {
            return passages.get(0).split("-", 2)[0];
        }
    }

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Reads a folder: questions of the sets, or of all when none is named, at most {@code limit} of each. */
    static RetrievalSet read(Path folder, List<String> sets, int limit) throws IOException {
        List<AskedQuestion> all = lines(folder.resolve("questions.jsonl"), AskedQuestion.class);
        Map<String, Integer> taken = new HashMap<>();
        List<AskedQuestion> questions = all.stream()
                .filter(q -> sets.isEmpty() || sets.contains(q.set()))
                .filter(q -> taken.merge(q.set(), 1, Integer::sum) <= limit)
                .toList();
        return new RetrievalSet(lines(folder.resolve("passages.jsonl"), SourcePassage.class), questions);
    }

    private static <T> List<T> lines(Path file, Class<T> type) throws IOException {
        var read = new ArrayList<T>();
        for (String line : Files.readAllLines(file)) {
            read.add(JSON.readValue(line, type));
        }
        return read;
    }
}
