package dev.attest.prediction;

import dev.attest.tenancy.Principal;
import dev.attest.tenancy.Role;
import dev.attest.tenancy.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Calls to test with. */
public final class Calls {

    public static final Instant AT = Instant.parse("2026-11-22T12:00:00.123456Z");
    public static final Principal BOB = principal("acme", "bob", Role.READER);
    public static final Principal ENGINEER = principal("acme", "eve", Role.ENGINEER);

    private Calls() {}

    public static Principal principal(String tenant, String name, Role... roles) {
        return new Principal(new Tenant(tenant), name, Set.of(), Set.of(roles));
    }

    /** Rows of {@link Cards#flowers}: each is red with a probability of 0.7, then green. */
    public static Predicted flowers(int rows) {
        return flowers(Cards.flowers("1"), rows, AT);
    }

    public static Predicted flowers(ModelCard card, int rows, Instant at) {
        double[] values = new double[rows * 4];
        float[] probabilities = new float[rows * 3];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(new double[] {5 + row, 3.5, 1.4, .2}, 0, values, row * 4, 4);
            System.arraycopy(new float[] {.7f, .2f, .1f}, 0, probabilities, row * 3, 3);
        }
        return predicted(card, values, probabilities, at);
    }

    /** Of {@link Cards#loans}: an income with a fraction, two children, an own house; no. */
    public static Predicted loan() {
        return predicted(Cards.loans("1"), new double[] {1234.5, 2, 1}, new float[] {.75f, .25f}, AT);
    }

    public static Predicted predicted(ModelCard card, double[] values, float[] probabilities, Instant at) {
        return new Predicted(
                CallId.at(at),
                card,
                new Rows(card.features().size(), values),
                new Scores(card.labels().size(), probabilities),
                at,
                Duration.ofNanos(1_234_567));
    }
}
