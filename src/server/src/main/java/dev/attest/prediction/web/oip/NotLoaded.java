package dev.attest.prediction.web.oip;

/** A model was to be loaded and cannot be served. */
final class NotLoaded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotLoaded(String message) {
        super(message);
    }
}
