package dev.attest.documents.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.documents.DocumentTooLarge;
import dev.attest.documents.StoredBlob;
import dev.attest.ledger.jdbc.Database;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

@OnEveryDatabase
class BlobTest extends LedgerTests {

    private static final int ROW = JdbcBlobs.ROW;

    private Database second;

    @BeforeEach
    void openSecond() {
        second = Database.open(settings, Clock.systemUTC());
    }

    @AfterEach
    void closeSecond() {
        second.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 64 << 10, ROW - 1, ROW, ROW + 1, 3 * ROW + 17})
    void givesBackWhatItStored(int size) {
        byte[] bytes = random(size);
        StoredBlob blob = ledger.blobs().store(pieces(bytes), 4L * ROW).block();
        assertThat(blob.size()).isEqualTo(size);
        assertThat(blob.head()).isEqualTo(Arrays.copyOf(bytes, Math.min(size, 64 << 10)));
        assertThat(blob.tail()).isEqualTo(Arrays.copyOfRange(bytes, Math.max(0, size - (64 << 10)), size));
        assertThat(read(blob.id(), 0, size)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"0, 10", "262140, 262150", "262144, 262145", "5, 524300", "524288, 524288"})
    void readsRanges(int from, int to) {
        byte[] bytes = random(2 * ROW + 100);
        StoredBlob blob = ledger.blobs().store(pieces(bytes), 4L * ROW).block();
        assertThat(read(blob.id(), from, to)).isEqualTo(Arrays.copyOfRange(bytes, from, to));
    }

    @Test
    void keepsNothingOfAFileThatIsTooLarge() {
        assertThatThrownBy(() ->
                        ledger.blobs().store(pieces(random(2 * ROW)), ROW + 5).block())
                .isInstanceOf(DocumentTooLarge.class)
                .hasMessageContaining(String.valueOf(ROW + 5));
        // With no grace, a sweep counts everything that nobody holds.
        assertThat(new JdbcBlobs(second, Duration.ofMinutes(-1)).sweep().block())
                .isZero();
    }

    @Test
    void sweepsWhatUploadsLeftBehindAndNothingElse() {
        StoredBlob left =
                ledger.blobs().store(pieces(random(40 * ROW)), 50L * ROW).block();
        var upload = upload("a.md", "Text.");
        queued(OWNER, upload);
        assertThat(new JdbcBlobs(second, Duration.ofMinutes(-1)).sweep().block())
                .isEqualTo(1);
        assertThat(read(left.id(), 0, 40L * ROW)).isEmpty();
        assertThat(read(upload.blob().id(), 0, 5)).hasSize(5);
    }

    @Test
    void neverDiscardsABlobThatAVersionHolds() {
        var upload = upload("a.md", "Text.");
        queued(OWNER, upload);
        ledger.blobs().discard(upload.blob().id()).block();
        assertThat(read(upload.blob().id(), 0, 5)).isEqualTo("Text.".getBytes(UTF_8));
    }

    private byte[] read(UUID blob, long from, long to) {
        return ledger.blobs()
                .read(blob, from, to)
                .reduceWith(ByteArrayOutputStream::new, (all, part) -> {
                    all.writeBytes(part);
                    return all;
                })
                .map(ByteArrayOutputStream::toByteArray)
                .block();
    }

    private static Flux<byte[]> pieces(byte[] bytes) {
        return Flux.range(0, (bytes.length + 8191) / 8192)
                .map(i -> Arrays.copyOfRange(bytes, i * 8192, Math.min(bytes.length, (i + 1) * 8192)));
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
