package dev.attest.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VersionIdTest {

    @Test
    void theNewestVersionComesFirstWithDigitsComparedAsNumbers() {
        assertThat(sorted("1", "v9", "1.10", "10", "v10", "2", "1.2", "100000000000000000000", "99999999999999999999"))
                .containsExactly(
                        "v10", "v9", "100000000000000000000", "99999999999999999999", "10", "2", "1.10", "1.2", "1");
    }

    @Test
    void whatIsLongerIsNewerAndNoTwoNamesAreTheSame() {
        assertThat(sorted("2-beta", "2", "02")).startsWith("2-beta").hasSize(3);
        assertThat(new VersionId("m", "2")).isNotEqualByComparingTo(new VersionId("m", "02"));
    }

    @Test
    void modelsComeByName() {
        assertThat(Stream.of(new VersionId("b", "2"), new VersionId("a", "1"), new VersionId("b", "10"))
                        .sorted())
                .extracting(VersionId::toString)
                .containsExactly("a 1", "b 10", "b 2");
    }

    private static Stream<String> sorted(String... versions) {
        return Stream.of(versions)
                .map(version -> new VersionId("m", version))
                .sorted()
                .map(VersionId::version);
    }
}
