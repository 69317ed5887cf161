package dev.attest.retrieval.web;

import dev.attest.api.JsonField;
import dev.attest.retrieval.Filter;
import dev.attest.retrieval.FilterReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a filter out of a query parameter. */
final class FilterParameter {

    private static final String NAME = "filter";

    private FilterParameter() {}

    /** Empty when the parameter was left out. */
    static Optional<Filter> read(@Nullable String json) {
        return Optional.ofNullable(json)
                .map(text -> JsonField.read(NAME, text, "{\"year\": {\"$gte\": 2024}}"))
                .map(object -> FilterReader.read(object, NAME));
    }
}
