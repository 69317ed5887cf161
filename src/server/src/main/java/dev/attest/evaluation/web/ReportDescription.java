package dev.attest.evaluation.web;

import dev.attest.api.Operations;
import dev.attest.api.Schemas;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.MediaType;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the handlers' types do not show: the forms of a report. */
@Component
@Order(0)
final class ReportDescription implements OpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        MediaType json = success(api, "evaluationReport", "application/json");
        json.setSchema(Schemas.object(Map.of(), List.of()));
        json.getSchema().setDescription("As report.schema.json says");
        success(api, "evaluationReport", "text/html").setSchema(Schemas.text("A page with everything in it"));
        success(api, "evaluationJunit", "application/xml").setSchema(Schemas.text("JUnit's XML"));
        success(api, "evaluationSummary", "text/markdown").setSchema(Schemas.text("Markdown"));
    }

    private static MediaType success(OpenAPI api, String operation, String type) {
        return Operations.success(Operations.named(api, operation), type);
    }
}
