package dev.attest.documents.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.Encodings;
import dev.attest.documents.TextHash;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class EncodingsTest extends LedgerTests {

    private static final String HASH = TextHash.of("text");
    private static final String OTHER = TextHash.of("other text");

    @Test
    void givesBackTheBytesOfTheFormatAskedFor() {
        Encodings encodings = ledger.encodings();
        encodings
                .save("one", Map.of(HASH, new byte[] {1, -1}, OTHER, new byte[5_000]))
                .block();
        encodings.save("two", Map.of(HASH, new byte[] {2})).block();

        assertThat(encodings.find("one", List.of(HASH, TextHash.of("unknown"))).block())
                .containsOnlyKeys(HASH)
                .containsEntry(HASH, new byte[] {1, -1});
        assertThat(encodings.find("one", List.of(OTHER)).block()).containsEntry(OTHER, new byte[5_000]);
        assertThat(encodings.find("two", List.of(HASH, OTHER)).block()).containsOnlyKeys(HASH);
        assertThat(encodings.find("two", List.of()).block()).isEmpty();
    }

    @Test
    void keepsTheBytesThatAreThere() {
        ledger.encodings().save("one", Map.of(HASH, new byte[] {1})).block();
        ledger.encodings().save("one", Map.of(HASH, new byte[] {2})).block();

        assertThat(ledger.encodings().find("one", List.of(HASH)).block()).containsEntry(HASH, new byte[] {1});
    }

    @Test
    void findsAsManyTextsAsAreAskedFor() {
        ledger.encodings().save("one", Map.of(HASH, new byte[] {1})).block();
        List<String> many = Stream.concat(IntStream.range(0, 20_000).mapToObj(i -> "hash" + i), Stream.of(HASH))
                .toList();

        assertThat(ledger.encodings().find("one", many).block()).containsOnlyKeys(HASH);
    }
}
