package dev.attest.watching;

/** How far what is predicted from, or what is predicted, has moved away from the training data. */
public sealed interface Shift {

    /**
     * It was measured.
     *
     * @param psi population stability index, from 0; see {@link StabilityIndex}
     * @param byChance what the index stays below in 95 of 100 windows of as many rows when nothing has moved: a higher level
     *     than the index deserves is no news below it
     */
    record Measured(double psi, double byChance) implements Shift {

        public Level level() {
            if (psi < StabilityIndex.MODERATE) {
                return Level.NONE;
            }
            return psi < StabilityIndex.MAJOR ? Level.MODERATE : Level.MAJOR;
        }
    }

    /**
     * It could not be.
     *
     * @param reason a sentence for people
     */
    record Unmeasured(String reason) implements Shift {}

    /** In words. */
    enum Level {
        /** Below {@value StabilityIndex#MODERATE}. */
        NONE,
        /** From there to below {@value StabilityIndex#MAJOR}. */
        MODERATE,
        MAJOR
    }
}
