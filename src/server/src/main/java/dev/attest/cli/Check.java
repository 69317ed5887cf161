package dev.attest.cli;

import java.util.Locale;

/**
 * One line of the doctor's report.
 *
 * @param area {@code installed}, {@code configured} or {@code reachable}
 * @param advice what to do about it; empty when it is fine
 */
record Check(String area, String what, State state, String detail, String advice) {

    enum State {
        OK,
        NOTE,
        BROKEN;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Check ok(String area, String what, String detail) {
        return new Check(area, what, State.OK, detail, "");
    }

    static Check note(String area, String what, String detail, String advice) {
        return new Check(area, what, State.NOTE, detail, advice);
    }

    static Check broken(String area, String what, String detail, String advice) {
        return new Check(area, what, State.BROKEN, detail, advice);
    }
}
