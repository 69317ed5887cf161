package dev.attest.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetrievalCommandTest {

    @Test
    void measuresAllSystemsOnEachSet() {
        var output = CommandOutput.of("retrieval", "--data", CommandOutput.DATA.toString(), "--json");
        assertThat(output.exit()).as(output.errors()).isZero();
        assertThat(output.distinct("system")).containsExactly("bm25", "dense", "langchain4j", "product");
        assertThat(output.distinct("set")).containsExactly("harbour", "garden", "macro", "all");
        assertThat(output.distinct("measure"))
                .containsExactly("recall@1", "recall@5", "recall@10", "ndcg@10", "mrr@10", "p50_ms", "p99_ms");
        assertThat(output.value("product", "harbour", "recall@1")).isEqualTo(1);
        // Of the two passages that one of the three garden questions has, the words meet only one.
        assertThat(output.value("bm25", "garden", "recall@10")).isEqualTo(2.5 / 3);
        assertThat(output.figure("product", "all", "p50_ms").get("n").intValue())
                .isEqualTo(6);
        assertThat(output.value("product", "all", "p50_ms")).isBetween(0.01, 10_000.0);
    }

    @Test
    void ranksAgainByWeightsChosenOnOtherDocuments() {
        var output =
                CommandOutput.of("retrieval", "--data", CommandOutput.DATA.toString(), "--json", "--cross-validate");
        assertThat(output.exit()).as(output.errors()).isZero();
        assertThat(output.distinct("system")).containsExactly("bm25", "dense", "langchain4j", "product", "product-cv");
        assertThat(output.value("product-cv", "harbour", "recall@1")).isEqualTo(1);
        assertThat(output.value("product-cv", "macro", "ndcg@10")).isBetween(0.5, 1.0);
        assertThat(output.errors())
                .contains("shipped are 0.95/0.05/0.00")
                .contains("the shipped ones rank 6 of 6 questions just as the product did")
                .contains("The 0 questions with joined passages may differ");
    }

    @Test
    void showsPeopleTablesOfTheSetsTheyChose() {
        var output = CommandOutput.of(
                "retrieval", "--data", CommandOutput.DATA.toString(), "--sets", "garden", "--limit", "2");
        assertThat(output.exit()).as(output.errors()).isZero();
        assertThat(output.lines())
                .anyMatch(line -> line.matches("garden, n = 2 +recall@1 .*"))
                .anyMatch(line -> line.matches(" +product - langchain4j +[+-]0.*"))
                .noneMatch(line -> line.startsWith("harbour"));
    }

    @Test
    void saysWhatIsWrongWithTheData(@TempDir Path folder) throws IOException {
        var missing = CommandOutput.of("retrieval", "--data", folder.toString());
        assertThat(missing.exit()).isEqualTo(1);
        assertThat(missing.errors()).contains("passages.jsonl does not exist");

        Files.writeString(folder.resolve("passages.jsonl"), "{\"id\":\"a-1\",\"text\":\"One.\"}\n");
        Files.writeString(
                folder.resolve("questions.jsonl"), "{\"id\":\"q\",\"question\":\"Two?\",\"passages\":[\"a-2\"]}\n");
        assertThat(CommandOutput.of("retrieval", "--data", folder.toString()).errors())
                .contains("question q names [a-2]");

        Files.writeString(folder.resolve("questions.jsonl"), "\n{\"id\":\n");
        assertThat(CommandOutput.of("retrieval", "--data", folder.toString()).errors())
                .contains("questions.jsonl cannot be read at line 2");
    }
}
