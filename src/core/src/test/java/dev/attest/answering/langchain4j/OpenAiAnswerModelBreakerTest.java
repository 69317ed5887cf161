package dev.attest.answering.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.answering.AnswerModelFailed.Reason;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server that is away again and again is left alone for a while. */
class OpenAiAnswerModelBreakerTest {

    /** Stands still until it is moved. */
    private static final class MovedClock extends Clock {
        private Instant now = Instant.parse("2026-11-20T10:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private final MovedClock clock = new MovedClock();
    private volatile Consumer<StubModelServer.Call> script = call -> call.status(500);
    private final StubModelServer server = StubModelServer.start(call -> script.accept(call));
    private final OpenAiAnswerModel model = Asked.model(Asked.settings(server.baseUrl()), clock);

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private void fails(int times, Reason reason) {
        for (int i = 0; i < times; i++) {
            assertThat(Asked.failure(model).reason()).isEqualTo(reason);
        }
    }

    private static void writes(StubModelServer.Call call) {
        call.begin().token("The old crane.").finish("stop").done();
    }

    @Test
    void asksNobodyAfterRepeatedAbsence() {
        fails(3, Reason.UNREACHABLE);
        int asked = server.requests();
        assertThat(Asked.failure(model).failed())
                .hasMessageContaining("asked again within 10 s")
                .extracting(failed -> failed.reason())
                .isEqualTo(Reason.UNREACHABLE);
        assertThat(server.requests()).isEqualTo(asked);
    }

    @Test
    void asksAgainAfterAPauseAndGoesOnWhenThereIsAnAnswer() {
        fails(4, Reason.UNREACHABLE);
        script = OpenAiAnswerModelBreakerTest::writes;
        clock.now = clock.now.plus(Duration.ofSeconds(11));
        for (int i = 0; i < 4; i++) {
            assertThat(Asked.text(model)).isEqualTo("The old crane.");
        }
    }

    @Test
    void pausesAgainWhenTheServerIsStillAway() {
        fails(4, Reason.UNREACHABLE);
        clock.now = clock.now.plus(Duration.ofSeconds(11));
        fails(1, Reason.UNREACHABLE);
        int asked = server.requests();
        fails(1, Reason.UNREACHABLE);
        assertThat(server.requests()).isEqualTo(asked);
    }

    @Test
    void takesARejectionForPresence() {
        script = call -> call.status(401);
        fails(6, Reason.REJECTED);
        assertThat(server.requests()).isEqualTo(6);
    }

    @Test
    void letsTheNextOneTryWhenTheOneWhoTriesLeaves() throws InterruptedException {
        fails(4, Reason.UNREACHABLE);
        while (server.hasNext()) {
            server.next();
        }
        clock.now = clock.now.plus(Duration.ofSeconds(11));
        script = call -> {};
        var asking = Asked.answer(model).subscribe();
        server.next();
        asking.dispose();
        script = OpenAiAnswerModelBreakerTest::writes;
        assertThat(Asked.text(model)).isEqualTo("The old crane.");
    }
}
