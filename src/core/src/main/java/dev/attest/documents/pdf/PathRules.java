package dev.attest.documents.pdf;

import java.util.ArrayList;
import java.util.List;

/** Collects the straight lines of the path that is being drawn: strokes, and rectangles too thin to be areas. */
final class PathRules {

    private static final float THICKEST = 3;
    private static final float SHORTEST = 4;

    private final PageFrame frame;
    private final List<float[]> lines = new ArrayList<>();
    private final List<float[]> areas = new ArrayList<>();
    private float startX;
    private float startY;
    private float x;
    private float y;
    private float left;
    private float top;
    private float right;
    private float bottom;
    private boolean open;

    PathRules(PageFrame frame) {
        this.frame = frame;
    }

    void moveTo(double userX, double userY) {
        endArea();
        x = frame.x(userX, userY);
        y = frame.y(userX, userY);
        startX = x;
        startY = y;
        left = x;
        right = x;
        top = y;
        bottom = y;
        open = true;
    }

    void lineTo(double userX, double userY) {
        to(frame.x(userX, userY), frame.y(userX, userY));
    }

    /** A curve is no rule, but what follows begins at its end. */
    void curveTo(double userX, double userY) {
        x = frame.x(userX, userY);
        y = frame.y(userX, userY);
        right = Float.POSITIVE_INFINITY;
        bottom = Float.POSITIVE_INFINITY;
    }

    void close() {
        if (open) {
            to(startX, startY);
        }
    }

    private void to(float nextX, float nextY) {
        lines.add(new float[] {x, y, nextX, nextY});
        x = nextX;
        y = nextY;
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = Math.max(bottom, y);
    }

    private void endArea() {
        if (open) {
            areas.add(new float[] {left, top, right, bottom});
        }
        open = false;
    }

    void paint(boolean stroked, boolean filled, PageInk ink) {
        endArea();
        ink.drawing();
        if (stroked) {
            lines.forEach(line -> add(line[0], line[1], line[2], line[3], ink));
        }
        if (filled) {
            areas.forEach(area -> thin(area, ink));
        }
        clear();
    }

    void clear() {
        lines.clear();
        areas.clear();
        open = false;
    }

    private static void thin(float[] area, PageInk ink) {
        float middleX = (area[0] + area[2]) / 2;
        float middleY = (area[1] + area[3]) / 2;
        if (area[3] - area[1] <= THICKEST) {
            add(area[0], middleY, area[2], middleY, ink);
        } else if (area[2] - area[0] <= THICKEST) {
            add(middleX, area[1], middleX, area[3], ink);
        }
    }

    private static void add(float x1, float y1, float x2, float y2, PageInk ink) {
        if (Math.abs(y1 - y2) < 0.5f && Math.abs(x1 - x2) >= SHORTEST) {
            ink.rule(new Rule(true, (y1 + y2) / 2, Math.min(x1, x2), Math.max(x1, x2)));
        } else if (Math.abs(x1 - x2) < 0.5f && Math.abs(y1 - y2) >= SHORTEST) {
            ink.rule(new Rule(false, (x1 + x2) / 2, Math.min(y1, y2), Math.max(y1, y2)));
        }
    }
}
