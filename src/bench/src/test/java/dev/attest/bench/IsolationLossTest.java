package dev.attest.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attest.documents.Extraction;
import dev.attest.documents.Parser;
import dev.attest.documents.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class IsolationLossTest {

    private record Slow(long ms) implements Parser {

        @Override
        public boolean reads(String mediaType) {
            return true;
        }

        @Override
        public Mono<Extraction> parse(Source source) {
            return Mono.just(new Extraction(null, "", List.of(), List.of())).delayElement(Duration.ofMillis(ms));
        }
    }

    @Test
    void twiceTheTimeIsHalfTheThroughput() {
        var tallies = new FormatTallies();
        for (int i = 0; i < 10; i++) {
            var source = new Source("a", "text/plain", new byte[0]);
            tallies.add(Formats.IN_PROCESS, Path.of("a" + i), source, new Slow(20));
            tallies.add(Formats.CHILD, Path.of("a" + i), source, new Slow(40));
        }
        IsolationLoss loss = IsolationLoss.of(List.copyOf(tallies.byFormat.values()));
        assertThat(loss.files()).isEqualTo(10);
        assertThat(loss.percent()).isCloseTo(50, within(15.0)).isBetween(loss.low(), loss.high());
    }
}
