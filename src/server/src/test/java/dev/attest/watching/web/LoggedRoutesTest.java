package dev.attest.watching.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.edge.Edge;
import dev.attest.edge.Who;
import dev.attest.prediction.Models;
import dev.attest.prediction.Predicting;
import dev.attest.prediction.Rows;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class LoggedRoutesTest extends Edge {

    @Autowired
    private Models models;

    @Autowired
    private Predicting predicting;

    /** Predicts rows of a loan, an income each; returns the id of the call. */
    private String call(Who who, double... incomes) {
        double[] values = new double[incomes.length * 3];
        for (int row = 0; row < incomes.length; row++) {
            System.arraycopy(new double[] {incomes[row], 2, 1}, 0, values, row * 3, 3);
        }
        return Objects.requireNonNull(models.using(
                                "loans",
                                Optional.empty(),
                                model -> predicting.predict(who.principal(), model, new Rows(3, values)))
                        .block())
                .id()
                .toString();
    }

    @Test
    void aPredictionCanBeLookedAtAtOnce() {
        String id = call(Who.BOB, 1.5, 2) + ".1";
        JsonNode found = get(Who.BOB, "/predictions/" + id, 200);
        assertThat(found.path("id").asString()).isEqualTo(id);
        assertThat(found.path("model").asString()).isEqualTo("loans");
        assertThat(found.path("version").asString()).isEqualTo("1");
        assertThat(found.path("by").asString()).isEqualTo("bob");
        assertThat(found.path("rows").asInt()).isEqualTo(2);
        assertThat(found.path("latencyMs").asDouble()).isNotNegative();
        assertThat(found.path("inputs"))
                .isEqualTo(JSON.readTree("{\"income\":2.0,\"children\":2.0,\"housing\":\"own\"}"));
        String label = found.path("label").asString();
        assertThat(found.path("probabilities").path(label).asDouble()).isGreaterThanOrEqualTo(.5);
        assertThat(found.path("outcome").isNull()).isTrue();
    }

    @Test
    void whatTurnedOutToBeTrueIsKeptAndMayBeCorrected() {
        String path = "/predictions/" + call(Who.BOB, 1) + ".0";
        String predicted = get(Who.BOB, path, 200).path("label").asString();
        String other = predicted.equals("no") ? "yes" : "no";

        JsonNode told = post(Who.BOB, path + "/outcome", Map.of("label", other), 200);
        assertThat(told.path("outcome").path("correct").asBoolean()).isFalse();
        post(Who.OWNER, path + "/outcome", Map.of("label", predicted), 200);
        JsonNode outcome = get(Who.BOB, path, 200).path("outcome");
        assertThat(outcome.path("label").asString()).isEqualTo(predicted);
        assertThat(outcome.path("correct").asBoolean()).isTrue();
        assertThat(outcome.path("by").asString())
                .isEqualTo(Who.OWNER.principal().name());
    }

    @Test
    void anOutcomeThatIsNoLabelOfTheModelIsRefused() {
        String path = "/predictions/" + call(Who.BOB, 1) + ".0/outcome";
        JsonNode problem = post(Who.BOB, path, Map.of("label", "maybe"), 400);
        assertThat(problem.path("errors").get(0).path("field").asString()).isEqualTo("label");
        assertThat(problem.path("detail").asString()).isEqualTo("label must be one of no, yes");
        post(Who.BOB, path, Map.of(), 400);
        post(Who.BOB, path, Map.of("label", "no", "more", 1), 400);
    }

    @Test
    void nobodyElseSeesAPredictionOrTellsItsOutcome() {
        String call = call(Who.BOB, 1);
        get(Who.OWNER, "/predictions/" + call + ".0", 200);
        for (Who other : new Who[] {Who.ALICE, Who.STRANGER}) {
            assertUnknown(other, call + ".0");
        }
        for (String id : new String[] {call, call + ".1", call + ".x", UUID.randomUUID() + ".0", "nonsense"}) {
            assertUnknown(Who.BOB, id);
        }
    }

    private void assertUnknown(Who who, String id) {
        JsonNode problem = get(who, "/predictions/" + id, 404);
        assertThat(problem.path("type").asString()).isEqualTo("urn:attest:problem:unknown-prediction");
        assertThat(problem.path("detail").asString()).isEqualTo("There is no prediction " + id + " in the log");
        post(who, "/predictions/" + id + "/outcome", Map.of("label", "no"), 404);
    }
}
