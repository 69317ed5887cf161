package dev.attest.watching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.prediction.Calls;
import dev.attest.prediction.Cards;
import dev.attest.prediction.ModelCard;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

class FeatureWindowsTest {

    private static final ModelCard CARD = Cards.flowers("1");

    private Instant now = Calls.AT;
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    private final FakeTallies tallies = new FakeTallies();
    private final FeatureWindows windows = windows();

    private FeatureWindows windows() {
        return new FeatureWindows(tallies, Duration.ofHours(24), clock, UUID.randomUUID());
    }

    private Tally tally(FeatureWindows of) {
        return of.tally(CARD).block();
    }

    @Test
    void countsEveryRowInTheBinsOfItsFeatures() {
        windows.seen(Calls.flowers(CARD, 3, now)); // sepal lengths 5, 6 and 7 about a median of 6
        windows.seen(Calls.flowers(CARD, 1, now));
        assertThat(tally(windows))
                .isEqualTo(new Tally(
                        List.of(4L, 0L, 0L),
                        List.of(List.of(2L, 2L), List.of(0L, 4L), List.of(4L, 0L), List.of(4L, 0L))));
    }

    @Test
    void theWindowSlides() {
        windows.seen(Calls.flowers(CARD, 1, now));
        now = now.plus(Duration.ofHours(23));
        windows.seen(Calls.flowers(CARD, 10, now));
        assertThat(tally(windows).rows()).isEqualTo(11);
        now = now.plus(Duration.ofHours(2));
        assertThat(tally(windows).rows()).isEqualTo(10);
        now = now.plus(Duration.ofHours(23));
        assertThat(tally(windows).rows()).isZero();
    }

    @Test
    void severalServersAndTheirRestartsShareOneWindow() {
        FeatureWindows other = windows();
        windows.seen(Calls.flowers(CARD, 2, now));
        other.seen(Calls.flowers(CARD, 3, now));
        windows.flush().block();
        other.flush().block();
        FeatureWindows restarted = windows();
        restarted.seen(Calls.flowers(CARD, 5, now));
        assertThat(tally(restarted).rows()).isEqualTo(10);
        assertThat(tally(windows).rows()).isEqualTo(10);
    }

    @Test
    void whatCannotBeWrittenIsWrittenLater() {
        windows.seen(Calls.flowers(CARD, 2, now));
        tallies.away(true);
        assertThatThrownBy(() -> windows.flush().block()).isInstanceOf(IllegalStateException.class);
        now = now.plus(Duration.ofHours(5));
        windows.seen(Calls.flowers(CARD, 3, now));
        assertThatThrownBy(() -> windows.flush().block()).isInstanceOf(IllegalStateException.class);
        tallies.away(false);
        assertThat(tally(windows).rows()).isEqualTo(5);
    }

    @Test
    void aVersionLoadedAgainWithAnEqualCardGoesOn() {
        windows.seen(Calls.flowers(CARD, 2, now));
        windows.flush().block();
        windows.seen(Calls.flowers(Cards.flowers("1"), 3, now));
        windows.flush().block();
        windows.seen(Calls.flowers(CARD, 4, now));
        assertThat(tally(windows).rows()).isEqualTo(9);
    }

    @Test
    void aCallThatTookSlicesIsCountedBesideThoseThatDidNot() {
        Instant begun = now;
        windows.seen(Calls.flowers(CARD, 2, begun));
        windows.flush().block();
        now = now.plus(Duration.ofHours(5));
        windows.flush().block();
        windows.seen(Calls.flowers(CARD, 3, begun));
        assertThat(tally(windows).rows()).isEqualTo(5);
    }

    @Test
    void versionsAreCountedApart() {
        windows.seen(Calls.flowers(Cards.flowers("2"), 2, now));
        assertThat(tally(windows).rows()).isZero();
        assertThat(windows.tally(Cards.flowers("2")).block().rows()).isEqualTo(2);
    }

    @Test
    void noRowIsLostWhileManyThreadsCountAndAnotherWrites() throws InterruptedException {
        int threads = 4;
        var done = new CountDownLatch(threads);
        for (int thread = 0; thread < threads; thread++) {
            Schedulers.boundedElastic().schedule(() -> {
                IntStream.range(0, 5000).forEach(i -> windows.seen(Calls.flowers(CARD, 1 + i % 2, now)));
                done.countDown();
            });
        }
        Flux.range(0, 200).concatMap(i -> windows.flush()).blockLast();
        done.await();
        Tally tally = tally(windows);
        assertThat(tally.rows()).isEqualTo(threads * 7500L);
        tally.features().forEach(bins -> assertThat(StabilityIndex.total(bins)).isEqualTo(threads * 7500L));
    }

    @Test
    void aWindowShorterThanAMinuteIsRefused() {
        assertThatThrownBy(() -> new FeatureWindows(tallies, Duration.ofSeconds(59), clock, UUID.randomUUID()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
