package dev.attest.retrieval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** Filters from JSON with single quotes, as they are easily read in Java. */
public final class FilterSamples {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FilterSamples() {}

    public static Filter filter(String json) {
        try {
            return FilterReader.read(JSON.readValue(json.replace('\'', '"'), Map.class), "filter");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
