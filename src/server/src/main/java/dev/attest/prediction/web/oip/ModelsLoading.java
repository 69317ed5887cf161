package dev.attest.prediction.web.oip;

/** The server has yet to load models before it is ready. */
final class ModelsLoading extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ModelsLoading(String names) {
        super("Still loading " + names + "; try again shortly");
    }
}
