package dev.attest.documents;

/** Counts tokens the way the encoder will, without its special tokens; thread-safe. */
@FunctionalInterface
public interface TokenCounter {
    int count(String text);
}
