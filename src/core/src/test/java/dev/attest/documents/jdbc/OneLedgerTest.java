package dev.attest.documents.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.ServingModel;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class OneLedgerTest extends LedgerTests {

    @Test
    void aLedgerHasOneIdForEver() {
        try (Ledger again = opened()) {
            assertThat(again.id()).isEqualTo(ledger.id());
        }
    }

    @Test
    void noModelServesUntilOneIsChosen() {
        assertThat(ledger.embeddings().serving().blockOptional()).isEmpty();
    }

    @Test
    void allProcessesSeeTheModelThatWasChosenLast() {
        ledger.embeddings().serve(new ServingModel("small", 384)).block();
        ledger.embeddings().serve(new ServingModel("large", 1536)).block();
        try (Ledger again = opened()) {
            assertThat(again.embeddings().serving().block()).isEqualTo(new ServingModel("large", 1536));
        }
    }
}
