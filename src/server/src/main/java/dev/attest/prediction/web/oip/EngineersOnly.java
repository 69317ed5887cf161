package dev.attest.prediction.web.oip;

/** Somebody else than an engineer wants to change what is served. */
final class EngineersOnly extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EngineersOnly() {
        super("Only an engineer may load and unload models");
    }
}
