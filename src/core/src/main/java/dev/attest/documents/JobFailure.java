package dev.attest.documents;

/**
 * Why a version did not become ready.
 *
 * @param code stable, for programs: lower-case words joined by hyphens
 * @param detail for the person who uploaded it
 */
public record JobFailure(String code, String detail) {}
