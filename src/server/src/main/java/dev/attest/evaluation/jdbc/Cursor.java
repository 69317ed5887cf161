package dev.attest.evaluation.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.attest.evaluation.Evaluation;
import dev.attest.evaluation.EvaluationRefused;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** Where a listing of evaluations goes on; opaque to clients. */
record Cursor(Instant requested, UUID id) {

    static Cursor after(Evaluation last) {
        return new Cursor(last.times().requested(), last.id());
    }

    String encode() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((requested + " " + id).getBytes(UTF_8));
    }

    static Cursor decode(String cursor) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split(" ", 2);
            return new Cursor(Instant.parse(parts[0]), UUID.fromString(parts.length < 2 ? "" : parts[1]));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new EvaluationRefused("cursor", "is not one that a listing returned");
        }
    }
}
