package dev.attest.wiring;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How predictions are watched.
 *
 * @param sampling the share of calls that the log keeps, 0 to 1; the counts for drift are of all calls, always
 * @param retention how long the log keeps a call, a minute or more
 * @param window how far back drift and live accuracy look, a minute or more
 */
@ConfigurationProperties("attest.predictions")
record PredictionWatchingSettings(double sampling, Duration retention, Duration window) {

    PredictionWatchingSettings {
        if (!(sampling >= 0 && sampling <= 1)) {
            throw new IllegalArgumentException("attest.predictions.sampling is 0 to 1, not " + sampling);
        }
        if (retention.compareTo(Duration.ofMinutes(1)) < 0 || window.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException(
                    "attest.predictions.retention and attest.predictions.window are a minute or more, as in 30d");
        }
    }
}
