package dev.attest.eval.datasets.drafts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What every source of passages promises. */
abstract class PassageSourceContract {

    /** One that holds {@code a.md} with {@code one} and later {@code two}, {@code b/å c.csv} with {@code three}, and {@code empty.md}. */
    abstract PassageSource source();

    @Test
    void listsDocumentsInTheSameOrderEveryTime() {
        PassageSource source = source();
        assertThat(source.documents()).containsExactlyInAnyOrder("a.md", "b/å c.csv", "empty.md");
        assertThat(source.documents()).isEqualTo(source.documents());
    }

    @Test
    void passagesAreInOrderAndSayWhatTheDocumentSays() {
        assertThat(String.join(" ", source().passages("a.md"))).containsSubsequence("one", "two");
        assertThat(source().passages("b/å c.csv")).containsExactly("three");
    }

    @Test
    void aDocumentWithoutTextHasNoPassages() {
        assertThat(source().passages("empty.md")).isEmpty();
    }
}
