package dev.attest.answering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.attest.answering.AnswerModelFailed.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class TroublesTest {

    private final Logger log = (Logger) LoggerFactory.getLogger(Troubles.class);
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();
    private Instant now = Instant.EPOCH;
    private final Troubles troubles = new Troubles(new Clock() {
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
    });

    @BeforeEach
    void listen() {
        told.start();
        log.addAppender(told);
        log.setLevel(Level.INFO);
    }

    @AfterEach
    void leave() {
        log.detachAppender(told);
        log.setLevel(null);
    }

    @Test
    void aSettingSomebodyMustChangeIsAWarningOnceAMinute() {
        troubles.ofModel(Handbook.failure(Reason.REJECTED));
        troubles.ofModel(Handbook.failure(Reason.REJECTED));
        now = now.plus(Duration.ofSeconds(59));
        troubles.ofModel(Handbook.failure(Reason.REJECTED));
        assertThat(told.list)
                .extracting(ILoggingEvent::getLevel, ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        tuple(
                                Level.WARN,
                                "The language model wrote no whole answer (REJECTED): The model at http://llm:1/v1 has a trouble"));
        now = now.plus(Duration.ofSeconds(1));
        troubles.ofModel(Handbook.failure(Reason.REJECTED));
        assertThat(told.list).hasSize(2);
    }

    @Test
    void whatPassesByItselfIsNoWarning() {
        troubles.ofModel(Handbook.failure(Reason.UNREACHABLE));
        troubles.ofModel(Handbook.failure(Reason.TIMED_OUT));
        troubles.ofModel(Handbook.failure(Reason.UNREACHABLE));
        assertThat(told.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.INFO, Level.INFO);
    }

    @Test
    void aJudgesTroubleIsToldWithoutTheSentence() {
        troubles.ofJudge("strict-1", new IllegalStateException(Handbook.NOTICE));
        troubles.ofJudge("strict-1", new IllegalStateException(Handbook.NOTICE));
        assertThat(told.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "The judge strict-1 failed with java.lang.IllegalStateException; sentences stay unmeasured");
    }
}
