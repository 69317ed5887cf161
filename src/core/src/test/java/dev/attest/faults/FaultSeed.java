package dev.attest.faults;

import java.util.concurrent.ThreadLocalRandom;

/** The seed of a round of random faults: printed when the round starts, and set again to replay it. */
public final class FaultSeed {

    private static final String PROPERTY = "attest.faults.seed";

    private FaultSeed() {}

    /** The seed given as {@code -Dattest.faults.seed=}, else a new one; either way it is printed with the round's name. */
    public static long announced(String round) {
        Long given = Long.getLong(PROPERTY);
        long seed = given == null ? ThreadLocalRandom.current().nextLong(1_000_000_000) : given;
        System.out.println(round + ": replay with -D" + PROPERTY + "=" + seed);
        return seed;
    }
}
