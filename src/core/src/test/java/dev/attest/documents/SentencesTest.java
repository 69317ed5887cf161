package dev.attest.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {

    /** Each text is marked with ¦ where a sentence ends and another begins. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "One sentence.",
                "One without a stop",
                "First one.¦ Second one.",
                "Is it free?¦ Yes!¦ It is.",
                "Bring a document, e.g. Your passport.",
                "The core hours, i.e. Nine to three, apply.",
                "Ask Dr. Smith.¦ She knows.",
                "Mr. and Mrs. Berg live at St. Olav street.",
                "See No. 5 for details.¦ It is short.",
                "The answer is no.¦ We left.",
                "As Fig. 3 shows, it grows.¦ Then it falls.",
                "It takes approx. 20 minutes.",
                "It takes approx. Twenty minutes.",
                "J. R. R. Tolkien wrote it.¦ He lived in Oxford.",
                "Call J. Hansen first.",
                "It was I.¦ Nobody else knew.",
                "We choose plan B.¦ The other one failed.",
                "The fee is 3.5 percent.¦ It is due at once.",
                "You pay 25 euros.¦ Children pay 10 euros.",
                "You pay 25 euros.¦ 30 days later it is 35 euros.",
                "Valid from 1. January on.",
                "Read https://example.org/a.b?c=d.e before.¦ Then sign.",
                "Write to help@example.org.¦ We answer.",
                "Open README.md.¦ It explains the rest.",
                "Use Node.js or ASP.NET for it.",
                "Wait... there is more.",
                "Wait …¦ There is more.",
                "He said \"Stop.\"¦ She stopped.",
                "He said “Stop.”¦ She stopped.",
                "“Are you sure?” she asked.",
                "\"Are you sure?\" she asked.¦ Nobody was.",
                "It is optional (see below.)¦ Ask first.",
                "(This is an aside.)¦ This is not.",
                "First.¦ “Second one.”¦ Third.",
                "First.¦ (Second one.)¦ Third.",
                "1. Warn the people around you.",
                "2.1. Close the doors.¦ Do not lock them.",
                "- Close the doors.¦ Do not lock them.",
                "a) Close the doors.",
                "Line one goes\non in line two.¦ Line three\nends.",
                "A paragraph without a stop\n\n¦Another one",
                "Plan: Harbour | Price: 90 euros | Channels: e-mail, portal",
                "Note: Ask first. | Price: 90 euros",
                "The U.S. Navy has it.",
                "It is made in the U.S.¦ The parts are not.",
                "Acme Inc. pays.¦ Acme Ltd. Norway does not.",
                "It was sold to Acme Inc.¦ The price is secret.",
                "It opens at 9 a.m. and closes at 5 p.m.¦ On Sundays it is closed.",
                "Version 4.0, valid from 1 June 2025.¦ Owner: Eilif Sørgard.",
                "Since 2024.¦ Before that, no.",
                "Really?!¦ Yes.",
                "Yahoo! is a company.",
                "What? no.",
                "See pp. 5–7 and Art. 3, para. 2.",
                "It holds cats, dogs, etc.¦ Fish are extra.",
                "It holds cats, dogs, etc. and fish.",
                "これは文です。¦これも文です。",
                "Émile agreed.¦ Åse did not.",
                "It rose by 5 %.¦ Costs fell.",
                "Smile 😀.¦ Next 😀 one.",
                "   Blanks around.  ¦  Are no part.   "
            })
    void cutsWhereAReaderWould(String marked) {
        String text = marked.replace("¦", "");
        List<String> expected =
                List.of(marked.split("¦")).stream().map(String::strip).toList();
        assertThat(Sentences.of(text)).extracting(span -> span.of(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n \t"})
    void findsNoSentenceInBlankText(String blank) {
        assertThat(Sentences.of(blank)).isEmpty();
    }

    @Test
    void coversEveryCharacterThatIsNotBlank() {
        String text = "A. b! C? d… e.g. \"f.\" (g.) 1. h\n\n\n2. i ?! . . . ) ” … ...\n\n\n. X.Y";
        StringBuilder outside = new StringBuilder();
        int end = 0;
        for (Span span : Sentences.of(text)) {
            int gap = end;
            outside.append(text.substring(gap, span.start()));
            assertThat(span.of(text)).isEqualTo(span.of(text).strip()).isNotEmpty();
            end = span.end();
        }
        assertThat(outside.append(text.substring(end)).toString()).isBlank();
    }

    @Test
    void takesTimeInProportionToTheText() {
        for (String unit : List.of("One more sentence, e.g. this. ", "no stop ", "x. ", "a.b", "\n\n", "?\" ")) {
            String text = unit.repeat(4_000_000 / unit.length());
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Sentences.of(text), unit);
        }
    }
}
