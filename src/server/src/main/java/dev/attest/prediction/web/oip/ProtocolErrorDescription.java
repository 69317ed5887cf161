package dev.attest.prediction.web.oip;

import dev.attest.api.DescribedLast;
import dev.attest.api.Schemas;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Puts the protocol's errors in the place of problem details. */
@Component
final class ProtocolErrorDescription implements DescribedLast {

    private static final String RESPONSES = "#/components/responses/";
    private static final String OWN = "OpenInference";

    private final ProtocolErrors form;

    ProtocolErrorDescription(ProtocolErrors form) {
        this.form = form;
    }

    @Override
    public void change(OpenAPI api) {
        api.getPaths().entrySet().stream()
                .filter(path -> form.covers(path.getKey()))
                .flatMap(path -> path.getValue().readOperations().stream())
                .forEach(operation -> replace(api, operation.getResponses()));
    }

    private static void replace(OpenAPI api, ApiResponses responses) {
        responses.values().stream()
                .filter(response -> response.get$ref() != null)
                .forEach(response -> {
                    String name = response.get$ref().substring(RESPONSES.length());
                    ApiResponse problem = Objects.requireNonNull(
                            api.getComponents().getResponses().get(name));
                    api.getComponents().addResponses(OWN + name, error(problem.getDescription()));
                    response.set$ref(RESPONSES + OWN + name);
                });
    }

    private static ApiResponse error(String title) {
        var media = new MediaType();
        media.setSchema(
                Schemas.object(Map.of("error", Schemas.text("What happened, and what to do")), List.of("error")));
        media.setExample(Map.of("error", title));
        return new ApiResponse().description(title).content(new Content().addMediaType("application/json", media));
    }
}
