package dev.attest.retrieval;

import java.time.Duration;

/**
 * How an index follows the ledger.
 *
 * @param poll how often it looks for changes nobody told it of
 * @param grace how long a retired version stays in the index; longer than any request lasts, since a request may still read
 *     the sequence before its retirement
 */
public record FollowSettings(Duration poll, Duration grace) {

    public static final FollowSettings DEFAULT = new FollowSettings(Duration.ofMillis(500), Duration.ofMinutes(2));
}
