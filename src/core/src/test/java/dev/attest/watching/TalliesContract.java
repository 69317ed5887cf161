package dev.attest.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.prediction.Cards;
import dev.attest.prediction.ModelCard;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every place for counts keeps to. */
public abstract class TalliesContract {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant ONE = Instant.parse("2026-11-22T13:00:00Z");
    private static final UUID SERVER = UUID.randomUUID();
    private static final ModelCard CARD = Cards.loans("1");

    /** An empty one. */
    protected abstract Tallies tallies();

    private static Tally tally(long no, long yes) {
        return new Tally(List.of(no, yes), List.of(List.of(yes, no), List.of(), List.of()));
    }

    private static Tallies.Slice slice(ModelCard card, Instant start, Tally tally) {
        return new Tallies.Slice(card.name(), card.version(), Tally.layout(card), start, tally);
    }

    private void save(UUID writer, Instant start, Tally tally) {
        tallies().save(writer, List.of(slice(CARD, start, tally))).block();
    }

    private Tally since(Instant start) {
        return tallies().since(CARD, start).block();
    }

    @Test
    void nothingCountedIsNothing() {
        assertThat(since(NOON)).isEqualTo(Tally.none(CARD));
    }

    @Test
    void whatAProcessCountsReplacesWhatItCountedBefore() {
        save(SERVER, NOON, tally(1, 2));
        save(SERVER, NOON, tally(10, 20));
        save(SERVER, NOON, tally(10, 20));
        assertThat(since(NOON)).isEqualTo(tally(10, 20));
    }

    @Test
    void aCountThatWasOvertakenChangesNothing() {
        save(SERVER, NOON, tally(10, 20));
        save(SERVER, NOON, tally(9, 20));
        assertThat(since(NOON)).isEqualTo(tally(10, 20));
    }

    @Test
    void addsUpProcessesAndSlices() {
        save(SERVER, NOON, tally(1, 2));
        save(SERVER, ONE, tally(10, 20));
        save(UUID.randomUUID(), ONE, tally(100, 200));
        assertThat(since(NOON)).isEqualTo(tally(111, 222));
        assertThat(since(NOON.plusMillis(1))).isEqualTo(tally(110, 220));
    }

    @Test
    void keepsVersionsAndLayoutsApart() {
        ModelCard otherBins = Cards.card(
                CARD.name(),
                CARD.version(),
                List.of(
                        Cards.number("income", "EUR", 0, 1, .5),
                        CARD.features().get(1),
                        CARD.features().get(2)),
                CARD.labels());
        tallies()
                .save(
                        SERVER,
                        List.of(
                                slice(CARD, NOON, tally(1, 2)),
                                slice(otherBins, NOON, tally(3, 4)),
                                slice(Cards.loans("2"), NOON, tally(5, 6))))
                .block();
        assertThat(since(NOON)).isEqualTo(tally(1, 2));
        assertThat(tallies().since(otherBins, NOON).block()).isEqualTo(tally(3, 4));
        assertThat(tallies().since(Cards.loans("2"), NOON).block()).isEqualTo(tally(5, 6));
    }

    @Test
    void forgetsOldSlices() {
        save(SERVER, NOON, tally(1, 2));
        save(SERVER, ONE, tally(3, 4));
        tallies().sweep(ONE).block();
        assertThat(since(NOON)).isEqualTo(tally(3, 4));
    }
}
