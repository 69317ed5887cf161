package dev.attest.bench.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetrievalSetTest {

    @Test
    void readsAtMostTheLimitOfEachSet(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("passages.jsonl"), """
                {"id":"a-1","title":"T","text":"One."}
                {"id":"b-1","title":"T","text":"Two."}
                """);
        Files.writeString(folder.resolve("questions.jsonl"), """
                {"id":"q1","question":"One?","passages":["a-1"],"answers":["One"]}
                {"id":"q2","question":"Again?","passages":["a-1"]}
                {"id":"q3","question":"Two?","passages":["b-1"]}
                """);
        RetrievalSet set = RetrievalSet.read(folder, List.of(), 1);
        assertThat(set.passages()).hasSize(2);
        assertThat(set.questions()).extracting(question -> question.id()).containsExactly("q1", "q3");
        assertThat(set.questions()).extracting(question -> question.set()).containsExactly("a", "b");
        assertThat(RetrievalSet.read(folder, List.of("b"), 9).questions())
                .extracting(question -> question.id())
                .containsExactly("q3");
    }
}
