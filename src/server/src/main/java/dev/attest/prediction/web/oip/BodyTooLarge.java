package dev.attest.prediction.web.oip;

/** A request's body is larger than its route takes. */
final class BodyTooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BodyTooLarge(int most) {
        super("The request body is larger than the " + most + " bytes this route takes; send fewer rows at once");
    }
}
