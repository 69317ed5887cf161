package dev.attest.prediction;

/** A version that is loaded, as {@link Models#using} lends it. */
public record ServedModel(ModelCard card, Predictor predictor) {}
