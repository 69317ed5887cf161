package dev.attest.prediction.web.oip;

import io.swagger.v3.oas.annotations.media.Schema;

/** Answers to probes; what is not so is an error instead. */
final class Health {

    private Health() {}

    @Schema(name = "InferenceServerLive")
    record ServerLive(boolean live) {}

    /** The protocol's text calls the field {@code live}, its reference server and clients {@code ready}; both are here. */
    @Schema(name = "InferenceServerReady")
    record ServerReady(boolean live, boolean ready) {}

    @Schema(name = "InferenceModelReady")
    record ModelReady(String name, boolean ready) {}
}
