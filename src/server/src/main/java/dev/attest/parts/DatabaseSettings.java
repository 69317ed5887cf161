package dev.attest.parts;

import java.util.Optional;

/**
 * Which PostgreSQL holds the ledger.
 *
 * @param jdbcUrl without user and password
 * @param password empty for a server that asks for none
 * @param connections most of one server, from 4
 */
public record DatabaseSettings(String jdbcUrl, String user, Optional<String> password, int connections) {

    public DatabaseSettings {
        if (!jdbcUrl.startsWith("jdbc:postgresql://") || user.isBlank() || connections < 4) {
            throw new IllegalArgumentException("A PostgreSQL URL, a user and 4 connections are needed");
        }
    }

    @Override
    public String toString() {
        return user + " at " + jdbcUrl;
    }
}
