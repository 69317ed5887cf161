package dev.attest.api;

import dev.attest.tenancy.Principal;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What the description of the API says about every route, beyond what the handlers show. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String ABOUT = """
            Answers you can check: every sentence tied to the exact place it came from.

            Errors are problem details (RFC 9457) with a stable `type`. Requests may carry `traceparent` (W3C Trace Context); \
            every response does. Spans count UTF-16 code units, half-open. Unknown fields of a request are an error.""";

    // What a handler answers besides 200, which only it knows.
    private static final Map<String, List<String>> STATUSES = Map.of(
            "createCollection", List.of("201"),
            "upload", List.of("202", "200"),
            "replace", List.of("202", "200"),
            "rebuildVectorIndex", List.of("202"),
            "evaluate", List.of("202"),
            "content", List.of("200", "206", "304"));

    private static final Map<String, String> MEANINGS = Map.of(
            "200", "Done",
            "201", "Created; Location names it",
            "202", "Accepted and kept; Location names where to follow it",
            "204", "Gone",
            "206", "The range asked for",
            "304", "Not changed since");

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Principal.class);
    }

    @Bean
    Nullability nullability() {
        return new Nullability();
    }

    /** After the features' own customizers, so that examples reach the responses they add. */
    @Bean
    @Order(100)
    OpenApiCustomizer description(List<DescribedLast> last) {
        return api -> {
            api.info(new Info()
                    .title("Attest")
                    .version("1")
                    .description(ABOUT)
                    .license(new License().name("Apache-2.0").identifier("Apache-2.0")));
            api.servers(List.of(new Server().url("/")));
            ProblemSchemas.define(api.getComponents());
            describe(api);
            last.forEach(one -> one.change(api));
        };
    }

    private static void describe(OpenAPI api) {
        api.getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap().forEach((method, operation) -> describe(path, method, operation)));
    }

    private static void describe(String path, HttpMethod method, Operation operation) {
        String id = operation.getOperationId();
        operation.addParametersItem(new HeaderParameter()
                .name("API-Version")
                .description("Version of the API; 1 when left out")
                .schema(Schemas.constant("1")));
        succeed(operation);
        operation
                .getResponses()
                .forEach((status, response) -> Examples.attach(id + "." + status, response.getContent()));
        if (operation.getRequestBody() != null) {
            Examples.attach(id + ".request", operation.getRequestBody().getContent());
        }
        ProblemSchemas.of(path, method, operation)
                .forEach((status, reference) ->
                        operation.getResponses().addApiResponse(status, new ApiResponse().$ref(reference)));
    }

    private static void succeed(Operation operation) {
        List<String> statuses = STATUSES.get(operation.getOperationId());
        ApiResponse declared = operation.getResponses().get("200");
        if (statuses != null && declared != null) {
            operation.getResponses().remove("200");
            statuses.forEach(status -> operation.getResponses().addApiResponse(status, copy(declared, status)));
        }
        operation
                .getResponses()
                .forEach((status, response) ->
                        response.setDescription(MEANINGS.getOrDefault(status, response.getDescription())));
    }

    /** With media types of its own, so that each status can have its own example. */
    private static ApiResponse copy(ApiResponse response, String status) {
        var copy = new ApiResponse().description(response.getDescription());
        if (response.getContent() != null && !status.equals("304")) {
            var content = new Content();
            response.getContent()
                    .forEach((type, media) -> content.addMediaType(type, new MediaType().schema(media.getSchema())));
            copy.content(content);
        }
        return copy;
    }
}
