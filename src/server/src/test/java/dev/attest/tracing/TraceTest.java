package dev.attest.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {

    private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    @Test
    void goesOnWithTheCallersTraceInASpanOfItsOwn() {
        Trace trace = Trace.of("00-" + ID + "-" + SPAN + "-01");
        assertThat(trace.id()).isEqualTo(ID);
        assertThat(trace.span()).isNotEqualTo(SPAN).matches("[0-9a-f]{16}");
        assertThat(trace.header()).isEqualTo("00-" + ID + "-" + trace.span() + "-01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "ff-" + ID + "-" + SPAN + "-01",
                "00-00000000000000000000000000000000-" + SPAN + "-01",
                "00-" + ID + "-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + SPAN + "-01"
            })
    void beginsATraceWhenTheCallersCannotBeRead(String header) {
        assertThat(Trace.of(header).id()).matches("[0-9a-f]{32}").isNotEqualTo(ID);
    }
}
