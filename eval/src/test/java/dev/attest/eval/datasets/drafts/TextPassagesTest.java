package dev.attest.eval.datasets.drafts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextPassagesTest extends PassageSourceContract {

    private static final String LINE =
            "A line of some eighty characters, which is about what one line of a report has in it.\n";

    @Override
    PassageSource source() {
        return new TextPassages(Map.of("a.md", "one\n\ntwo", "b/å c.csv", "three", "empty.md", ""));
    }

    @Test
    void everyLineStandsInOnePassageAndNoneIsCut() {
        String text = (LINE.repeat(5) + "\n").repeat(12) + "x".repeat(4000) + "\n" + LINE;
        List<String> passages = new TextPassages(Map.of("a.md", text)).passages("a.md");
        assertThat(passages).hasSizeGreaterThan(5).contains("x".repeat(4000));
        assertThat(String.join("\n", passages).lines().filter(line -> !line.isBlank()))
                .containsExactlyElementsOf(
                        text.lines().filter(line -> !line.isBlank()).toList());
        assertThat(passages).allMatch(passage -> passage.length() <= 1500 || passage.length() == 4000);
    }

    @Test
    void documentsAreInOrderAndAnEmptyOneHasNoPassages() {
        var source = new TextPassages(Map.of("b.md", " \n", "a.md", LINE));
        assertThat(source.documents()).containsExactly("a.md", "b.md");
        assertThat(source.passages("b.md")).isEmpty();
        assertThat(source.passages("c.md")).isEmpty();
    }

    @Test
    void aLongDocumentDoesNotTakeAllTurns() {
        String longest = (LINE.repeat(8) + "\n").repeat(20);
        var spread = new Spread(new TextPassages(Map.of("long.md", longest, "b.md", LINE, "c.md", LINE)), 1);
        List<String> documents = new ArrayList<>();
        spread.forEachRemaining(excerpt -> documents.add(excerpt.document()));
        assertThat(documents.subList(0, 3)).containsExactlyInAnyOrder("long.md", "b.md", "c.md");
        assertThat(documents).hasSize(22);
    }

    @Test
    void readsADocumentOnlyWhenItsTurnComes() {
        List<String> read = new ArrayList<>();
        var source = new PassageSource() {
            @Override
            public List<String> documents() {
                return List.of("a", "b", "c");
            }

            @Override
            public List<String> passages(String document) {
                read.add(document);
                return List.of(LINE, LINE);
            }
        };
        var spread = new Spread(source, 1);
        spread.next();
        spread.next();
        assertThat(read).hasSize(2);
        spread.forEachRemaining(excerpt -> {});
        assertThat(read).hasSize(3);
    }
}
