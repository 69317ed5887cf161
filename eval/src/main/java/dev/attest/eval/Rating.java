package dev.attest.eval;

/**
 * A judge's level by a rubric.
 *
 * @param level from 0, the worst, to 1: the level's place among those of the rubric
 * @param explanation for people; may be empty
 * @param agreement share of a panel's judges that say the same, more than 0 and at most 1; 1 for a single judge
 */
public record Rating(double level, String explanation, double agreement) {

    public Rating {
        if (!(level >= 0 && level <= 1)) {
            throw new IllegalArgumentException("A level is from 0 to 1, not " + level);
        }
        if (!(agreement > 0 && agreement <= 1)) {
            throw new IllegalArgumentException("Agreement is a share, not " + agreement);
        }
    }
}
