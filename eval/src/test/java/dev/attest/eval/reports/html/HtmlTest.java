package dev.attest.eval.reports.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void escapesTextsAndLeavesMarkup() {
        assertThat(Html.of("<p title=\"{}\">{}{}</p>", "a\"b'c", "<script>&", Html.of("<b>{}</b>", 1))
                        .markup())
                .isEqualTo("<p title=\"a&quot;b&#39;c\">&lt;script&gt;&amp;<b>1</b></p>");
    }

    @Test
    void doesNotTakeATextForATemplate() {
        assertThat(Html.of("{}{}", "{}", "b").markup()).isEqualTo("{}b");
    }

    @Test
    void joinsLists() {
        assertThat(Html.of("<ul>{}</ul>", List.of(Html.of("<li>{}</li>", "a"), "<"))
                        .markup())
                .isEqualTo("<ul><li>a</li>&lt;</ul>");
    }

    @Test
    void namesWhatTurnsTheOrderOfLettersRound() {
        assertThat(Html.of("{}", "\u202Egpj.exe").markup()).isEqualTo("[U+202E]gpj.exe");
    }

    @Test
    void refusesPartsThatDoNotFit() {
        assertThatThrownBy(() -> Html.of("{}")).hasMessageContaining("More places than parts");
        assertThatThrownBy(() -> Html.of("", "a")).hasMessageContaining("More parts than places");
    }
}
