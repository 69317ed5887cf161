package dev.attest.wiring;

import dev.attest.prediction.Explainer;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.Predicted;
import dev.attest.prediction.Rows;
import dev.attest.prediction.RowsTable;
import dev.attest.prediction.csv.CsvRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What predicting over HTTP needs besides the models. */
@Configuration(proxyBeanMethods = false)
class PredictionEdgeConfiguration {

    /** Any number: with the same one, the same row is always explained the same. */
    private static final long SEED = 20_261_122;

    @Bean
    Explainer explainer() {
        return new Explainer(SEED);
    }

    @Bean
    RowsTable rowsTable() {
        return new RowsTable() {

            @Override
            public Rows read(String text, ModelCard card, int mostRows) {
                return CsvRows.read(text, card, mostRows);
            }

            @Override
            public String write(Predicted predicted) {
                return CsvRows.write(predicted);
            }
        };
    }
}
