package dev.attest.wiring;

import dev.attest.answering.FalseRefusals;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How readily questions are refused.
 *
 * @param accepted the share of answerable questions that may be refused, more than 0 and at most 0.2
 * @param collections other shares for some collections, as in {@code handbook=0.01,contracts=0.1}
 */
@ConfigurationProperties("attest.refusals")
record RefusalSettings(double accepted, @DefaultValue("") String collections) {

    FalseRefusals asFalseRefusals() {
        try {
            return new FalseRefusals(accepted, byCollection());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "attest.refusals.accepted is a share such as 0.05, and attest.refusals.collections names shares such as"
                            + " handbook=0.01,contracts=0.1: " + e.getMessage(),
                    e);
        }
    }

    private Map<String, Double> byCollection() {
        var shares = new HashMap<String, Double>();
        for (String entry : collections.split(",", -1)) {
            if (!entry.isBlank()) {
                String[] parts = entry.split("=", 2);
                if (parts.length < 2) {
                    throw new IllegalArgumentException("'" + entry.strip() + "' has no share");
                }
                shares.put(parts[0].strip(), Double.valueOf(parts[1].strip()));
            }
        }
        return shares;
    }
}
