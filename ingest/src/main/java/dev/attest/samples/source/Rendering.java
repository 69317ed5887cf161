package dev.attest.samples.source;

/**
 * A finished file.
 *
 * @param size how many of {@code unit} it holds
 * @param unit what is counted, in the plural: pages, rows, slides, words
 */
@SuppressWarnings("ArrayRecordComponent") // made once, written once, never compared
public record Rendering(byte[] bytes, int size, String unit) {}
