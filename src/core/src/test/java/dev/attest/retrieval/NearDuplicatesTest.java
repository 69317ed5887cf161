package dev.attest.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.Chunk;
import dev.attest.documents.ChunkId;
import dev.attest.documents.Span;
import dev.attest.documents.VisibleChunk;
import dev.attest.retrieval.NearDuplicates.Distinct;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NearDuplicatesTest {

    private static final String LEASE =
            "The lease of the boathouse runs until the end of March and is extended by one year unless one of the parties"
                    + " gives notice in writing at least three months before it ends. The rent is due on the first day of"
                    + " each month and covers water, heating and the use of the crane on working days.";

    @Test
    void aCopyTakesNoPlace() {
        VisibleChunk first = chunk(1, LEASE);
        VisibleChunk copy = chunk(1, LEASE.replace(". ", ".\n\n"));

        assertThat(distinct("When does the lease end?", first, copy))
                .containsExactly(new Distinct(
                        first.chunk().id(), first, List.of(copy.chunk().id())));
    }

    @Test
    void theNewerEditionTakesThePlaceOfTheOlder() {
        VisibleChunk older = chunk(1, LEASE);
        VisibleChunk other = chunk(1, "The crane lifts two tonnes.");
        VisibleChunk newer = chunk(2, LEASE.replace("covers water", "includes water"));

        assertThat(distinct("How is the lease ended?", older, other, newer))
                .containsExactly(
                        new Distinct(
                                older.chunk().id(), newer, List.of(older.chunk().id())),
                        alone(other));
    }

    @Test
    void whatTheQuestionAsksForKeepsTextsApart() {
        VisibleChunk boathouse = chunk(1, LEASE);
        VisibleChunk workshop = chunk(2, LEASE.replace("boathouse", "workshop"));

        assertThat(distinct("When does the lease of the workshop end?", boathouse, workshop))
                .hasSize(2);
        assertThat(distinct("When is the rent due?", boathouse, workshop)).hasSize(1);
    }

    @Test
    void whatDiffersInANumberOrANameStaysApart() {
        String dated = LEASE + " It was signed on 3 May in Bergen.";
        assertThat(distinct("When is the rent due?", chunk(1, dated), chunk(2, dated.replace("3 May", "4 May"))))
                .hasSize(2);
        assertThat(distinct("When is the rent due?", chunk(1, dated), chunk(2, dated.replace("Bergen", "Brest"))))
                .hasSize(2);
    }

    @Test
    void shortTextsAreAlikeOnlyWordForWord() {
        VisibleChunk rope = chunk(1, "Rope: 40 euros");
        VisibleChunk chain = chunk(1, "Rope: 41 euros");
        VisibleChunk again = chunk(1, "Rope, 40 euros!");

        assertThat(distinct("What does it cost?", rope, chain, again))
                .containsExactly(
                        new Distinct(
                                rope.chunk().id(), rope, List.of(again.chunk().id())),
                        alone(chain));
    }

    @Test
    void aChainOfSmallChangesDoesNotTakeTogetherWhatIsFarApart() {
        String half = LEASE.replaceAll("(month|notice|rent|March)", "x$1");
        String whole = half.replaceAll("(year|water|lease|day|crane)", "y$1");

        assertThat(distinct("?", chunk(1, LEASE), chunk(1, half), chunk(1, whole)))
                .hasSizeGreaterThan(1);
    }

    @Test
    void textsWithoutWordsAreKept() {
        assertThat(distinct("?", chunk(1, "…"), chunk(1, "Rope: 40 euros"))).hasSize(2);
    }

    private static Distinct alone(VisibleChunk chunk) {
        return new Distinct(chunk.chunk().id(), chunk, List.of());
    }

    private static List<Distinct> distinct(String question, VisibleChunk... ranked) {
        var duplicates = new NearDuplicates(question);
        for (VisibleChunk chunk : ranked) {
            duplicates.add(chunk);
        }
        assertThat(duplicates.size()).isEqualTo(duplicates.distinct().size());
        return duplicates.distinct();
    }

    private static VisibleChunk chunk(long day, String text) {
        var chunk = new Chunk(
                new ChunkId(UUID.randomUUID(), 1, 0), new Span(0, text.length()), List.of(), List.of(), text, 9);
        return new VisibleChunk(chunk, "c", "key", "Title", Optional.empty(), Instant.ofEpochSecond(day * 86_400));
    }
}
