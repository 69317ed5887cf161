package dev.attest.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CallIdTest {

    @Test
    void isOfVersionSevenAndItsTime() {
        UUID id = CallId.at(Calls.AT);
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(Calls.AT.toEpochMilli());
        assertThat(id).isLessThan(CallId.at(Calls.AT.plusMillis(1)));
    }

    @Test
    void isAnotherEveryTime() {
        assertThat(Stream.generate(() -> CallId.at(Calls.AT)).limit(10_000)).doesNotHaveDuplicates();
    }
}
