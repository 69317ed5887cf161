package dev.attest.eval.models.langchain4j;

import dev.attest.eval.models.ModelSettings;
import dev.attest.eval.models.ModelSettings.Structure;
import dev.attest.eval.models.Prompt;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;

/** Prompts as requests. A further try of the same asks with another seed: else a server would repeat itself. */
final class Requests {

    private final Structure structure;
    private final String model;

    Requests(ModelSettings settings) {
        this.structure = settings.structure();
        this.model = settings.model();
    }

    ChatRequest of(Prompt prompt) {
        var parameters = OpenAiChatRequestParameters.builder()
                .modelName(model)
                .temperature(prompt.temperature())
                .maxOutputTokens(prompt.maxTokens())
                .seed(prompt.seed() + prompt.attempt());
        String schema = prompt.schema();
        if (schema != null && structure != Structure.NONE) {
            parameters.responseFormat(format(prompt.schemaName(), schema));
        }
        return ChatRequest.builder()
                .messages(SystemMessage.from(instructions(prompt)), UserMessage.from(prompt.user()))
                .parameters(parameters.build())
                .build();
    }

    private ResponseFormat format(String name, String schema) {
        var format = ResponseFormat.builder().type(ResponseFormatType.JSON);
        if (structure == Structure.SCHEMA) {
            format.jsonSchema(JsonSchema.builder()
                    .name(name)
                    .rootElement(JsonRawSchema.from(schema))
                    .build());
        }
        return format.build();
    }

    private String instructions(Prompt prompt) {
        return prompt.schema() == null || structure == Structure.SCHEMA
                ? prompt.system()
                : prompt.system() + "\n\nAnswer with one JSON object and nothing else. It is valid against this JSON"
                        + " Schema:\n" + prompt.schema();
    }
}
