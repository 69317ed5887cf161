package dev.attest.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Home")
final class Home {

    /** Where to go from here. */
    record HomeJson(
            String name,
            String ask,
            String search,
            String documents,
            String collections,
            String models,
            String predict,
            String description,
            String page,
            String health) {}

    @Operation(operationId = "home", summary = "Where to find things")
    @GetMapping(path = "/", produces = MediaType.APPLICATION_JSON_VALUE)
    HomeJson home() {
        return new HomeJson(
                "Attest",
                "/ask",
                "/search",
                "/documents",
                "/collections",
                "/models",
                "/predict/{model}",
                "/v3/api-docs",
                "/swagger-ui.html",
                "/actuator/health");
    }
}
