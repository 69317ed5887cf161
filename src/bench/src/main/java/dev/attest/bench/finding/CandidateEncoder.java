package dev.attest.bench.finding;

import java.util.function.Function;

/**
 * An encoder that could be the one that ships.
 *
 * @param modelBytes size of its model file
 * @param passage gives the vector of a passage, of any length but zero
 * @param question gives the vector to search with
 */
public record CandidateEncoder(
        String name, long modelBytes, Function<String, float[]> passage, Function<String, float[]> question) {}
