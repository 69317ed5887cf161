package dev.attest.documents.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** Where a listing of documents goes on; opaque to clients. */
record Cursor(String collection, String sourceKey) {

    String encode() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((collection + "\n" + sourceKey).getBytes(UTF_8));
    }

    static Cursor decode(String cursor) {
        String[] parts;
        try {
            parts = new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split("\n", 2);
        } catch (IllegalArgumentException e) {
            parts = new String[0];
        }
        if (parts.length != 2) {
            throw new IllegalArgumentException("cursor is not one that a listing returned");
        }
        return new Cursor(parts[0], parts[1]);
    }
}
