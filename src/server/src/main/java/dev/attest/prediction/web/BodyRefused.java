package dev.attest.prediction.web;

import dev.attest.prediction.ModelCard;
import java.util.Optional;

/** A body is no list of rows at all; mistakes of single rows are {@link dev.attest.prediction.RowsRefused}. */
final class BodyRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ModelCard card;
    private final transient Optional<String> field;
    private final String said;

    private BodyRefused(ModelCard card, Optional<String> field, String said) {
        super(field.map(name -> name + " ").orElse("") + said);
        this.card = card;
        this.field = field;
        this.said = said;
    }

    /** @param message a sentence */
    static BodyRefused whole(ModelCard card, String message) {
        return new BodyRefused(card, Optional.empty(), message);
    }

    /** @param message completes "field …" */
    static BodyRefused at(ModelCard card, String field, String message) {
        return new BodyRefused(card, Optional.of(field), message);
    }

    ModelCard card() {
        return card;
    }

    /** The field at fault; empty when it is the whole body. */
    Optional<String> field() {
        return field;
    }

    String said() {
        return said;
    }
}
