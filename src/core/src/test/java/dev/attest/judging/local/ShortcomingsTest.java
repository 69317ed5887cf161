package dev.attest.judging.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortcomingsTest {

    private static final String SOURCE =
            "The Harbour Library opened in 1996 on Quay Street. Its director, Marta Kowalski,"
                    + " lends tools as well as books. Members may borrow up to 12 books for four weeks. Visitors do not need a"
                    + " card.";

    private static List<String> reasons(String text, double match) {
        var claim = new Claim(text);
        double[] matches = new double[claim.words().size()];
        Arrays.fill(matches, match);
        return new Shortcomings(claim, new Source(SOURCE), matches).words();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The Harbour Library opened in 1997.           | The sources say 1996, not 1997",
                "Members may borrow books for six weeks.       | The sources say four, not six",
                "Members may borrow books for 12 weeks.        | The sources say four, not 12",
                "The library holds 1,200 maps.                 | The number 1,200 is not in the sources",
                "The director is Jan Nowicki.                  | The sources do not name 'Jan Nowicki'",
                "Members may not borrow books.                 | The sentence negates what the sources state",
                "Visitors need a card.                         | The sources negate what the sentence states",
                "The director lends books.                     | No source states: 'The director lends books'",
            })
    void saysWhatIsMissing(String claim, String reason) {
        assertThat(reasons(claim, 0.9)).containsExactly(reason);
    }

    @Test
    void namesTheWordsThatSourcesDoNotSpeakOf() {
        assertThat(reasons("The director paints boats.", 0.3))
                .containsExactly(
                        "The sources do not speak of 'paints', 'boats'",
                        "No source states: 'The director paints boats'");
    }

    @Test
    void quotesTheClauseThatMatchesWorst() {
        var claim = new Claim("The library opened in 1996, while its director raised bees there.");
        double[] matches = claim.words().stream()
                .mapToDouble(word -> word.start() > 26 ? 0.65 : 0.95)
                .toArray();
        assertThat(new Shortcomings(claim, new Source(SOURCE), matches).words())
                .containsExactly("No source states: 'while its director raised bees there'");
    }

    @Test
    void givesThreeReasonsAtMost() {
        assertThat(reasons("In 1801, Ada, not Bob, gave 77 ships to Eve and 66 to Zoe.", 0.3))
                .hasSize(3);
    }

    @Test
    void shortensALongClause() {
        assertThat(reasons("word ".repeat(60), 0.9).get(0)).hasSizeLessThan(130).endsWith(" …'");
    }
}
