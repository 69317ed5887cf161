package dev.attest.api;

import io.swagger.v3.oas.models.OpenAPI;

/** Changes what all operations have in common, such as their problems. springdoc keeps no order among its customizers. */
@FunctionalInterface
public interface DescribedLast {

    void change(OpenAPI api);
}
