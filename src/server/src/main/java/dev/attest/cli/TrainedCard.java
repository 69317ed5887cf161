package dev.attest.cli;

import dev.attest.prediction.Examples;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.ModelCard.Training;
import dev.attest.prediction.tribuo.TrainedModel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Writes down what was learnt from what. */
final class TrainedCard {

    private TrainedCard() {}

    static ModelCard of(Subject subject, String version, TrainedModel model, Examples examples, long seed) {
        return new ModelCard(
                subject.name(),
                version,
                subject.description(),
                model.algorithm().words(),
                model.format(),
                model.file(),
                Optional.of(sha256(model.bytes())),
                examples.features(),
                examples.labels(),
                Optional.of(model.metrics()),
                Optional.of(new Training(examples.rows().count(), examples.dataHash(), seed, model.libraries())));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
