package dev.attest.watching.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.attest.watching.Shift;
import org.jspecify.annotations.Nullable;

/**
 * How far a distribution has moved.
 *
 * @param psi population stability index, from 0: the sum of (p - q) ln(p / q) over the histogram's bins; null when
 *     unmeasured
 * @param level none below 0.1, major from 0.25 on; null when unmeasured
 * @param byChance what the index stays below in 95 of 100 windows of as many rows when nothing has moved; null when
 *     unmeasured
 * @param reason why it could not be measured; null when it was
 */
record DriftShiftJson(
        @Nullable Double psi,
        @Nullable LevelJson level,
        @Nullable Double byChance,
        @Nullable String reason) {

    static DriftShiftJson of(Shift shift) {
        if (shift instanceof Shift.Measured measured) {
            LevelJson level = LevelJson.valueOf(measured.level().name());
            return new DriftShiftJson(measured.psi(), level, measured.byChance(), null);
        }
        return new DriftShiftJson(null, null, null, ((Shift.Unmeasured) shift).reason());
    }

    enum LevelJson {
        @JsonProperty("none")
        NONE,
        @JsonProperty("moderate")
        MODERATE,
        @JsonProperty("major")
        MAJOR
    }
}
