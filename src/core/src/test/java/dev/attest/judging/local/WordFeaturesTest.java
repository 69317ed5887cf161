package dev.attest.judging.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordFeaturesTest {

    private static final String SOURCE =
            "The Harbour Library opened in 1996 on Quay Street. Members may borrow up to 12"
                    + " books for four weeks. Children pay nothing. Visitors do not need a card.";

    private static double value(String claim, Feature feature) {
        var values = new Values();
        var read = new Claim(claim);
        var source = new Source(SOURCE);
        new WordFeatures(read, source, new Selection(read, source)).into(values);
        return values.all()[feature.index()];
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NUMBERS_MISSING       | It opened in 1996 with 12 books.      | 0",
                "NUMBERS_MISSING       | It opened in 1997 with 12 books.      | 1",
                "NUMBERS_MISSING_SHARE | It opened in 1997 with 12 books.      | 0.5",
                "NUMBERS_MOVED         | Members borrow books for four weeks.  | 0",
                "NUMBERS_MOVED         | Members borrow books for 12 weeks.    | 1",
                "NAMES_MISSING         | It stands on Quay Street.             | 0",
                "NAMES_MISSING         | It stands on Mill Street.             | 1",
                "NAMES_MISSING_SHARE   | It stands on Mill Street.             | 0.5",
                "CONTENT_FOUND         | Members borrow books.                 | 1",
                "CONTENT_FOUND         | Zebras graze.                         | 0",
                "NEGATION_ADDED        | Members borrow books.                 | 0",
                "NEGATION_ADDED        | Members may not borrow books.         | 1",
                "NEGATION_ADDED        | Visitors need no card.                | 0",
                "NEGATION_DROPPED      | Visitors need a card.                 | 1",
                "NEGATION_DROPPED      | Members borrow books.                 | 0",
                "NEGATION_NEW          | Members never borrow books.           | 1",
                "SPEAKING              | I think we borrow books.              | 2",
                "TURNED                | Members refuse the mediocre books.    | 2",
                "SEQUENCE              | Members may borrow up to 12 books     | 1",
                "SETTING               | Members borrow books.                 | 1",
                "SETTING               | Members harbour card.                 | 0",
                "PAIRS                 | Harbour Library opened                | 1",
                "PAIRS                 | opened Library Harbour                | 0",
            })
    void readsTheWords(Feature feature, String claim, double expected) {
        assertThat(value(claim, feature)).isCloseTo(expected, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"SEQUENCE", "PAIRS"})
    void seesThatWordsChangedPlaces(Feature feature) {
        assertThat(value("Members borrow books for four weeks on Quay Street.", feature))
                .isGreaterThan(value("Street members borrow Quay weeks for books four on.", feature));
    }
}
