package dev.attest.watching;

import dev.attest.prediction.Calls;
import java.time.Clock;
import java.time.ZoneOffset;

class FakePredictionsTest extends PredictionsContract {

    private final FakePredictions predictions = new FakePredictions(Clock.fixed(Calls.AT, ZoneOffset.UTC));

    @Override
    protected Predictions predictions() {
        return predictions;
    }
}
