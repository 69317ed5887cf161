package dev.attest.documents.pdf;

/**
 * The direction that text runs in on a page as displayed. Text that does not run to the right is laid out as if the page
 * had been turned, and its boxes are turned back.
 *
 * @param degrees clockwise from the right, 0–359
 */
record Turn(int degrees) {

    static final Turn NONE = new Turn(0);

    /** Directions differ by rounding only. */
    static Turn of(double dx, double dy) {
        int degrees = (int) Math.round(Math.toDegrees(Math.atan2(dy, dx)));
        return degrees == 0 ? NONE : new Turn(Math.floorMod(degrees, 360));
    }

    boolean isNone() {
        return degrees == 0;
    }

    float readX(double x, double y) {
        return isNone() ? (float) x : (float) (x * cos() + y * sin());
    }

    float readY(double x, double y) {
        return isNone() ? (float) y : (float) (y * cos() - x * sin());
    }

    double shownX(double x, double y) {
        return x * cos() - y * sin();
    }

    double shownY(double x, double y) {
        return x * sin() + y * cos();
    }

    private double cos() {
        return Math.cos(Math.toRadians(degrees));
    }

    private double sin() {
        return Math.sin(Math.toRadians(degrees));
    }
}
