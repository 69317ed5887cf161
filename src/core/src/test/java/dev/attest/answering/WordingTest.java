package dev.attest.answering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.Span;
import org.junit.jupiter.api.Test;

class WordingTest {

    private final Wording atOnce = new Wording(true);
    private final Wording later = new Wording(false);

    @Test
    void wordsAreShownAsTheyComeAndTheMarkersBehindThem() {
        assertThat(atOnce.add("Three")).isEqualTo("Three");
        assertThat(atOnce.add(" months.")).isEqualTo(" months.");
        assertThat(atOnce.end(" [1]")).isEqualTo(new Wording.Ended(" [1]", new Span(0, 17)));
        assertThat(atOnce.text()).isEqualTo("Three months. [1]");
    }

    @Test
    void whiteSpaceIsShownWithTheWordsAfterIt() {
        assertThat(atOnce.add("\n ")).isEmpty();
        assertThat(atOnce.add(" Three ")).isEqualTo("Three");
        assertThat(atOnce.add("\n")).isEmpty();
        assertThat(atOnce.add("months. ")).isEqualTo(" \nmonths.");
        assertThat(atOnce.end(" [1]").shown()).isEqualTo(" [1]");
        assertThat(atOnce.add("\n")).isEmpty();
        assertThat(atOnce.add("Lunch.")).isEqualTo(" \nLunch.");
        assertThat(atOnce.end(" [2]").span()).isEqualTo(new Span(20, 30));
        assertThat(atOnce.add(" ")).isEmpty();
        assertThat(atOnce.text()).isEqualTo("Three \nmonths. [1] \nLunch. [2]");
    }

    @Test
    void halfACharacterWaitsForItsOtherHalf() {
        assertThat(atOnce.add("Yes \ud83d")).isEqualTo("Yes");
        assertThat(atOnce.add("\ude00.")).isEqualTo(" \ud83d\ude00.");
        assertThat(atOnce.sentence()).isEqualTo("Yes \ud83d\ude00.");
    }

    @Test
    void theSpaceBeforeHalfACharacterWaitsToo() {
        assertThat(atOnce.add("Yes, \ud83d")).isEqualTo("Yes,");
        assertThat(atOnce.end(" [1]")).isEqualTo(new Wording.Ended(" [1]", new Span(0, 8)));
        assertThat(atOnce.add(" No.")).isEqualTo("  No.");
        assertThat(atOnce.end("").span()).isEqualTo(new Span(10, 13));
        assertThat(atOnce.text()).isEqualTo("Yes, [1]  No.");
    }

    @Test
    void halfACharacterWhoseOtherHalfNeverComesIsLeftOut() {
        assertThat(atOnce.add("Yes \ud83d")).isEqualTo("Yes");
        assertThat(atOnce.add(" …")).isEqualTo("  …");
        assertThat(atOnce.add("\ude00 \ud83d no")).isEqualTo("  no");
        assertThat(atOnce.text()).isEqualTo("Yes  …  no");
    }

    @Test
    void aSentenceWithoutMarkersEndsWithItsWords() {
        atOnce.add("Yes.");
        assertThat(atOnce.end("")).isEqualTo(new Wording.Ended("", new Span(0, 4)));
        assertThat(atOnce.sentence()).isEmpty();
    }

    @Test
    void aSentenceThatWaitsIsShownWhole() {
        assertThat(later.add("Three")).isEmpty();
        assertThat(later.add(" months.")).isEmpty();
        assertThat(later.text()).isEmpty();
        assertThat(later.end(" [1]")).isEqualTo(new Wording.Ended("Three months. [1]", new Span(0, 17)));
        later.add(" Lunch.");
        assertThat(later.end(" [2]")).isEqualTo(new Wording.Ended(" Lunch. [2]", new Span(18, 28)));
    }

    @Test
    void whatIsLeftOutLeavesNoHole() {
        later.add("One.");
        later.drop();
        later.add(" Two.");
        assertThat(later.end("").shown()).isEqualTo("Two.");
        later.add("\n\nThree.");
        later.drop();
        later.add(" Four.");
        assertThat(later.end("").shown()).isEqualTo("\n\nFour.");
        later.add(" Five.");
        later.drop();
        later.add("\nSix.");
        assertThat(later.end("")).isEqualTo(new Wording.Ended("\nSix.", new Span(12, 16)));
        assertThat(later.text()).isEqualTo("Two.\n\nFour.\nSix.");
    }
}
