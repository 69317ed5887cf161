package dev.attest.tenancy;

/** An organisation whose data no other organisation can see. */
public record Tenant(String id) {

    public Tenant {
        if (!id.matches("[a-z0-9][a-z0-9-]{0,62}")) {
            throw new IllegalArgumentException(
                    "A tenant id is 1 to 63 lower-case letters, digits or hyphens, not '" + id + "'");
        }
    }
}
