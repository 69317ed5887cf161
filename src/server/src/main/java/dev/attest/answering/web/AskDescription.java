package dev.attest.answering.web;

import dev.attest.api.Operations;
import dev.attest.api.Schemas;
import dev.attest.api.StreamSchema;
import dev.attest.problems.Problem;
import io.swagger.v3.oas.models.OpenAPI;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The events of an answer. */
@Component
@Order(0)
final class AskDescription implements OpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        new StreamSchema(api)
                .event("retrieval", ConsideredJson.class)
                .event(
                        "delta",
                        "text",
                        Schemas.text("Goes on where the last one ended; all of them joined are the answer"))
                .event("citation", CitationJson.class)
                .event("sentence", SentenceJson.class)
                .event("done", AnswerJson.class)
                .event("error", "problem", Schemas.reference(Problem.class))
                .describe(
                        Operations.named(api, "ask"),
                        "retrieval, then delta, citation and sentence as the answer comes about, then done or error;"
                                + " nothing follows. With policy flag a delta is the model's words at once, provisional"
                                + " until the sentence event; with strip it is a whole sentence that was scored. A"
                                + " language model that is away before its first delta is stood in for (degraded llm);"
                                + " one that breaks off after it ends the stream with an error of type"
                                + " urn:attest:problem:llm-broken-off. A comment line every 15 s. Closing the connection"
                                + " cancels.");
    }
}
