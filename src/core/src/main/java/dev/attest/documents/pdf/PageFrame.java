package dev.attest.documents.pdf;

import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** From the coordinates a page is written in to those it is displayed in: cropped, turned, origin top left. */
record PageFrame(int rotation, float left, float bottom, float boxWidth, float boxHeight) {

    static PageFrame of(PDPage page) {
        PDRectangle box = page.getCropBox();
        return new PageFrame(
                Math.floorMod(page.getRotation(), 360),
                box.getLowerLeftX(),
                box.getLowerLeftY(),
                Math.abs(box.getWidth()),
                Math.abs(box.getHeight()));
    }

    float width() {
        return rotation % 180 == 0 ? boxWidth : boxHeight;
    }

    float height() {
        return rotation % 180 == 0 ? boxHeight : boxWidth;
    }

    float x(double x, double y) {
        return (float)
                switch (rotation) {
                    case 90 -> y - bottom;
                    case 180 -> boxWidth - (x - left);
                    case 270 -> boxHeight - (y - bottom);
                    default -> x - left;
                };
    }

    float y(double x, double y) {
        return (float)
                switch (rotation) {
                    case 90 -> x - left;
                    case 180 -> y - bottom;
                    case 270 -> boxWidth - (x - left);
                    default -> boxHeight - (y - bottom);
                };
    }

    boolean shows(float x, float y) {
        return x >= 0 && y >= 0 && x <= width() && y <= height();
    }
}
