package dev.attest.eval.calibration;

import java.util.Locale;

/**
 * A label that the judge got wrong.
 *
 * @param sureness how sure it was, by which the worst come first
 * @param said what the judge said and what people say, and of what
 */
record Miss(String set, String id, double sureness, String said) {

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s %s (sure by %.2f): %s", set, id, sureness, said);
    }
}
