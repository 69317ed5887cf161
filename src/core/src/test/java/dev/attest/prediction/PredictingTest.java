package dev.attest.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class PredictingTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(Predicting.class);
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();

    @BeforeEach
    void listen() {
        told.start();
        logger.addAppender(told);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(told);
    }

    @Test
    void aWatcherThatFailsCostsNobodyAnAnswerAndIsToldOnce() {
        var predicting = new Predicting(
                (by, predicted) -> {
                    throw new IllegalStateException("cannot count");
                },
                Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC));
        ModelCard card = Cards.flowers("1");
        var model = new ServedModel(card, new FakePredictor(card));

        for (int i = 0; i < 3; i++) {
            Predicted predicted = predicting
                    .predict(Calls.BOB, model, new Rows(4, new double[] {5, 3.5, 1.4, .2}))
                    .block();
            assertThat(predicted.scores().count()).isEqualTo(1);
        }

        assertThat(told.list)
                .singleElement()
                .satisfies(event -> assertThat(event.getFormattedMessage()).contains(card.name(), "not counted"));
    }
}
