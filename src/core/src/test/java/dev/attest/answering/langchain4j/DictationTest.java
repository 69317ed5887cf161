package dev.attest.answering.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.answering.langchain4j.Dictation.Ended;
import dev.attest.answering.langchain4j.Dictation.Part;
import dev.attest.answering.langchain4j.Dictation.Shown;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DictationTest {

    /** What a model writes => the sentences, each with its markers, parted by ¦. A line break is written as ⏎. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "The fee is 5 euros [1]. => The fee is 5 euros. {1}",
                "The fee is 5 euros. [1] => The fee is 5 euros. {1}",
                "The fee is 5 euros.[1] It is due. [2] => The fee is 5 euros. {1}¦It is due. {2}",
                "The fee is 5 euros.[1]It is due.[2] => The fee is 5 euros. {1}¦It is due. {2}",
                "The fee [1] is 5 euros [2]. => The fee is 5 euros. {1,2}",
                "The fee[1]is 5 euros. => The fee is 5 euros. {1}",
                "It is due [1, 2]. => It is due. {1,2}",
                "It is due [1][2]. => It is due. {1,2}",
                "It is due [1] [2]. => It is due. {1,2}",
                "It is due [1–3]. => It is due. {1,2,3}",
                "It is due [2-4; 7]. => It is due. {2,3,4,7}",
                "It is due 【1】. => It is due. {1}",
                "It is due 【1†source】. => It is due. {1}",
                "It is due[^1]. => It is due. {1}",
                "It is due [1][1]. => It is due. {1}",
                "It is due [99]. Or not [0]. => It is due. {99}¦Or not. {0}",
                "It is due. => It is due. {}",
                "He wrote [sic] so [1]. => He wrote [sic] so. {1}",
                "It lies in [0, 1) or (0, 1]. => It lies in [0, 1) or (0, 1]. {}",
                "Since [2024] it is due [1]. => Since [2024] it is due. {1}",
                "An open [1 bracket => An open [1 bracket {}",
                "An open [1 => An open [1 {}",
                "No stop at the end => No stop at the end {}",
                "See Dr. Smith [1]. She knows, e.g. No. 5 [2]. => See Dr. Smith. {1}¦She knows, e.g. No. 5. {2}",
                "Is it free? Yes! [1] It is. => Is it free? {}¦Yes! {1}¦It is. {}",
                "He said \"Stop.\" [1] She did. => He said \"Stop.\" {1}¦She did. {}",
                "It costs 3.5 percent [1]. 30 days later 4 [2]. => It costs 3.5 percent. {1}¦30 days later 4. {2}",
                "**Note.** It is due [1]. => **Note.**¦It is due. {1}",
                "- Warn people [1]⏎- Close doors [2] => - Warn people {1}¦- Close doors {2}",
                "Do this:⏎⏎1. Warn people. [1]⏎2. Close doors. [2] => Do this:¦1. Warn people. {1}¦2. Close doors. {2}",
                "A line that⏎goes on [1]. => A line that⏎goes on. {1}",
                "The fee is 5 euros.⏎⏎[1] => The fee is 5 euros. {1}",
                "The fee is 5 euros.⏎[1]⏎It is due. [2] => The fee is 5 euros. {1}¦It is due. {2}",
                "Sources:⏎[1] The handbook⏎[2] The manual => Sources: {}¦The handbook {1}¦The manual {2}",
                "[1] The fee is 5 euros. => The fee is 5 euros. {1}",
                "これは文です[1]。これも文です。[2] => これは文です。 {1}¦これも文です。 {2}",
                "これは文です。[1]これも文です。 => これは文です。 {1}¦これも文です。 {}",
                "  Blanks around. [1]  ⏎ => Blanks around. {1}",
                "No one knows [1]. => No one knows. {1}",
                "NOAA says so [1]. => NOAA says so. {1}",
                "<think>The fee [1]. Hm.</think>⏎⏎It is 5 euros [2]. => It is 5 euros. {2}",
                "<thin ice> is no tag [1]. => <thin ice> is no tag. {1}"
            })
    void cutsSentencesAndTakesOutTheirMarkers(String row) {
        String[] parts = row.replace('⏎', '\n').split(" => ", 2);
        String expected = Stream.of(parts[1].split("¦"))
                .map(sentence -> sentence.endsWith("}") ? sentence : sentence + " {}")
                .collect(Collectors.joining("¦"));
        assertThat(sentences(written(List.of(parts[0])))).isEqualTo(expected);
        assertThat(sentences(written(letters(parts[0])))).as("letter by letter").isEqualTo(expected);
        assertThat(shownBySentence(written(letters(parts[0])))).isEqualTo(shownBySentence(written(List.of(parts[0]))));
    }

    @Test
    void showsEachPieceAtOnceThatIsNeitherSpaceNorBracketNorTheTokenForNoAnswer() {
        var dictation = new Dictation();
        for (String piece :
                List.of("The", " notice", " period", " is", " 3", ".", " It", " (", "[", "sic", "]", ") N", "O_")) {
            List<Part> parts = dictation.accept(piece);
            if (piece.equals("[")) {
                assertThat(parts).isEmpty();
            } else {
                assertThat(shown(parts)).as(piece).endsWith(piece);
            }
        }
    }

    @Test
    void holdsBackNoMoreThanWhatMayStillBecomeAMarker() {
        var dictation = new Dictation();
        assertThat(shown(dictation.accept("Due "))).isEqualTo("Due");
        assertThat(shown(dictation.accept("now ["))).isEqualTo(" now");
        assertThat(shown(dictation.accept("1, "))).isEmpty();
        assertThat(shown(dictation.accept("x"))).isEqualTo(" [1, x");
        assertThat(shown(dictation.accept(" [1"))).isEmpty();
        assertThat(shown(dictation.accept("]"))).isEmpty();
        assertThat(shown(dictation.accept("."))).isEqualTo(".");
    }

    @Test
    void endsASentenceBeforeTheFirstWordOfTheNextIsShown() {
        var dictation = new Dictation();
        dictation.accept("It is due.");
        assertThat(dictation.accept(" [2]")).isEmpty();
        assertThat(dictation.accept(" The")).containsExactly(new Ended("It is due.", List.of(2)), new Shown(" The"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"NO_ANSWER", " NO_ANSWER", "NO_ANSWER.", "**NO_ANSWER**", "NO_ANSWER: nothing is said [1]."})
    void showsNothingWhenThereIsNoAnswer(String written) {
        for (List<String> pieces : List.of(List.of(written), letters(written))) {
            var dictation = new Dictation();
            var parts = new ArrayList<Part>();
            pieces.forEach(piece -> parts.addAll(dictation.accept(piece)));
            parts.addAll(dictation.end(false));
            assertThat(parts).isEmpty();
            assertThat(dictation.declined()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "N", "NO_ANS", " \n"})
    void declinesNothingThatIsNotSaid(String written) {
        var dictation = new Dictation();
        dictation.accept(written);
        assertThat(shown(dictation.end(false))).isEqualTo(written.strip());
        assertThat(dictation.declined()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It is due. [1]\n\u00A0",
                "It is due.\u00A0[1]\u202F\n",
                "It is due.\u2003\n [1]",
                "\u00A0It is due. [1]\u2007\u00A0\n\n"
            })
    void stripsSpacesThatDoNotBreakLines(String written) {
        for (List<String> pieces : List.of(List.of(written), letters(written))) {
            assertThat(written(pieces)).last().isEqualTo(new Ended("It is due.", List.of(1)));
        }
    }

    @Test
    void beginsNoSentenceWithASpaceThatDoesNotBreakLines() {
        assertThat(sentences(written(List.of("It is 5\u00A0euros.\u00A0It is due."))))
                .isEqualTo("It is 5\u00A0euros. {}¦It is due. {}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00A0", "\u202F\n\u00A0", "\u2003", "\u00A0[1]\u00A0"})
    void showsNothingOfAnAnswerWithoutAWord(String written) {
        assertThat(written(letters(written))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\n", "\u00A0", "*", "\u2003", "\n[1]"})
    void endsWhenNoWordComes(String piece) {
        var dictation = new Dictation();
        dictation.accept(piece.equals("*") ? "" : "It is due.");
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 2_000; i++) {
                        dictation.accept(piece);
                    }
                })
                .isInstanceOf(UnreadableAnswer.class);
    }

    @Test
    void thinksAsLongAsItLikes() {
        assertThat(sentences(written(List.of("<think>", "Hm. ".repeat(5_000), "</thi", "nk>It is due."))))
                .isEqualTo("It is due. {}");
    }

    /** Each word once read all words before it: these took minutes. */
    @ParameterizedTest
    @ValueSource(strings = {" word", " etc., e.g.", " v1.2;", " **a**"})
    @Timeout(20)
    void takesTimeByTheLengthOfASentenceAndNotByItsSquare(String piece) {
        assertThat(written(Collections.nCopies(40_000, piece))).last().isInstanceOf(Ended.class);
    }

    @Test
    void closesHalfASentenceWithAnEllipsis() {
        var dictation = new Dictation();
        var parts = new ArrayList<>(dictation.accept("It is due. [1] The fee is 5 [2"));
        parts.addAll(dictation.end(true));
        assertThat(sentences(parts)).isEqualTo("It is due. {1}¦The fee is 5 … {}");
    }

    @Test
    void addsNoEllipsisToASentenceThatIsWhole() {
        var dictation = new Dictation();
        var parts = new ArrayList<>(dictation.accept("It is due. [1]"));
        parts.addAll(dictation.end(true));
        assertThat(sentences(parts)).isEqualTo("It is due. {1}");
    }

    private static List<Part> written(List<String> pieces) {
        var dictation = new Dictation();
        var parts = new ArrayList<Part>();
        pieces.forEach(piece -> parts.addAll(dictation.accept(piece)));
        parts.addAll(dictation.end(false));
        return parts;
    }

    private static List<String> letters(String text) {
        return text.chars().mapToObj(c -> String.valueOf((char) c)).toList();
    }

    private static String shown(List<Part> parts) {
        return parts.stream()
                .filter(Shown.class::isInstance)
                .map(part -> ((Shown) part).text())
                .collect(Collectors.joining());
    }

    /** Also asserts that what is shown of a sentence is that sentence. */
    private static String sentences(List<Part> parts) {
        return parts.stream()
                .filter(Ended.class::isInstance)
                .map(Ended.class::cast)
                .map(ended -> ended.sentence() + " {"
                        + ended.markers().stream().map(String::valueOf).collect(Collectors.joining(",")) + "}")
                .collect(Collectors.joining("¦"));
    }

    private static List<String> shownBySentence(List<Part> parts) {
        var all = new ArrayList<String>();
        var text = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Shown shown) {
                text.append(shown.text());
            } else if (part instanceof Ended ended) {
                assertThat(text.toString().strip()).isEqualTo(ended.sentence());
                all.add(text.toString());
                text.setLength(0);
            }
        }
        assertThat(text).isEmpty();
        return all;
    }
}
