package dev.attest.judging.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SelectionTest {

    private static final String FILLING = IntStream.range(0, 40)
            .mapToObj(i -> "Nothing of note was written down in the yearly report number " + i + " of the society.")
            .collect(Collectors.joining(" "));
    private static final String SOURCE =
            FILLING + " The lighthouse keeper Brandt painted the old tower white in spring. " + FILLING
                    + " A storm from the north broke three windows of the keeper's kitchen that year.";

    private static Selection select(String claim) {
        return new Selection(new Claim(claim), new Source(SOURCE));
    }

    @Test
    void findsThePlacesThatHoldAClaimsWordsInALongSource() {
        Selection selection = select("Brandt painted the tower before the storm broke his kitchen windows.");
        assertThat(selection.pieces()).hasSizeBetween(2, 3);
        assertThat(selection.words()).extracting(Word::lower).contains("brandt", "painted", "storm", "windows");
        assertThat(selection.coverage(1)).isLessThan(selection.coverage(2));
        assertThat(selection.coverage(2)).isLessThanOrEqualTo(selection.coverage(3));
    }

    @Test
    void takesLittle() {
        assertThat(select("Report of the society").pieces().stream()
                        .mapToInt(piece -> piece.text().length())
                        .sum())
                .isLessThanOrEqualTo(420);
    }

    @Test
    void takesSomethingEvenWhenNothingFits() {
        Selection selection = select("Zebras graze");
        assertThat(selection.pieces()).isNotEmpty();
        assertThat(selection.coverage(3)).isZero();
    }
}
