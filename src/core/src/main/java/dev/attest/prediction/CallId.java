package dev.attest.prediction;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ids of calls: of version 7 (RFC 9562), ordered by time. Index pages of the log then fill one after the other, which takes
 * H2 a third of the work that ids from all over do. They are names and no secrets: who may look is decided elsewhere.
 */
final class CallId {

    private static final int VERSION = 0x7000;
    private static final int RANDOM_BITS = 12;
    private static final long VARIANT = 1L << 63;

    private CallId() {}

    static UUID at(Instant at) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long time = at.toEpochMilli() << 16 | VERSION | random.nextInt(1 << RANDOM_BITS);
        return new UUID(time, random.nextLong() >>> 2 | VARIANT);
    }
}
