package dev.attest.parts;

import dev.attest.answering.langchain4j.LlmSettings;
import dev.attest.retrieval.langchain4j.ChromaSettings;
import dev.attest.retrieval.langchain4j.EmbeddingSettings;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.PropertyResolver;

/** The real parts that are switched on; an empty one is done in process. */
public record Parts(
        Optional<ChromaSettings> chroma,
        Optional<LlmSettings> llm,
        Optional<EmbeddingSettings> embedding,
        Optional<DatabaseSettings> database) {

    private static final String CHROMA_EXAMPLE = "http://localhost:8000.";
    private static final String OPENAI_EXAMPLE = "https://llm.example.org/v1.";

    /**
     * Reads every {@link Variable}; null and blank values count as unset.
     *
     * @throws SettingsUnusable when they are half set, malformed or contradict each other
     */
    public static Parts read(Function<Variable, @Nullable String> lookup) {
        Values values = new Values(lookup);
        return new Parts(
                on(values, Variable.CHROMA_URL, Parts::chroma),
                on(values, Variable.LLM_BASE_URL, Parts::llm),
                on(values, Variable.EMBEDDING_BASE_URL, Parts::embedding),
                on(values, Variable.DB_URL, DatabaseUrl::settings));
    }

    /** As {@link #read}, from Spring's properties, where a variable {@code ATTEST_LLM_MODEL} is {@code attest.llm.model}. */
    public static Parts of(PropertyResolver properties) {
        return read(variable -> properties.getProperty(variable.property()));
    }

    private static <T> Optional<T> on(Values values, Variable main, Function<Values, T> settings) {
        if (values.given(main).isEmpty()) {
            values.requireNothingWithout(main);
            return Optional.empty();
        }
        return Optional.of(settings.apply(values));
    }

    private static ChromaSettings chroma(Values values) {
        URI url = values.url(Variable.CHROMA_URL, CHROMA_EXAMPLE);
        if (url.getPath().matches(".*/api(/v\\d+)?")) {
            throw new SettingsUnusable(Variable.CHROMA_URL, "ends in %s; leave that out.".formatted(url.getPath()));
        }
        if (values.given(Variable.CHROMA_TOKEN_HEADER).isPresent()) {
            values.required(Variable.CHROMA_TOKEN, Variable.CHROMA_TOKEN_HEADER, "the secret it carries");
        }
        return new ChromaSettings(
                url,
                values.text(Variable.CHROMA_TENANT),
                values.text(Variable.CHROMA_DATABASE),
                values.secret(Variable.CHROMA_TOKEN)
                        .map(secret -> new ChromaSettings.Token(values.header(Variable.CHROMA_TOKEN_HEADER), secret)),
                values.duration(Variable.CHROMA_TIMEOUT),
                values.whole(Variable.CHROMA_BATCH, 1, 5_000));
    }

    private static LlmSettings llm(Values values) {
        return new LlmSettings(
                base(values, Variable.LLM_BASE_URL, "/chat/completions"),
                values.required(Variable.LLM_MODEL, Variable.LLM_BASE_URL, "a model that server has"),
                values.secret(Variable.LLM_API_KEY),
                values.decimal(Variable.LLM_TEMPERATURE, 0, 2),
                values.whole(Variable.LLM_MAX_TOKENS, 1, 1_000_000),
                values.whole(Variable.LLM_CONTEXT_TOKENS, 100, 1_000_000),
                values.duration(Variable.LLM_CONNECT_TIMEOUT),
                values.duration(Variable.LLM_FIRST_TOKEN_TIMEOUT),
                values.duration(Variable.LLM_NEXT_TOKEN_TIMEOUT));
    }

    private static EmbeddingSettings embedding(Values values) {
        return new EmbeddingSettings(
                base(values, Variable.EMBEDDING_BASE_URL, "/embeddings"),
                values.required(Variable.EMBEDDING_MODEL, Variable.EMBEDDING_BASE_URL, "a model that server has"),
                values.secret(Variable.EMBEDDING_API_KEY),
                values.whole(Variable.EMBEDDING_WINDOW, 16, 1_000_000),
                values.duration(Variable.EMBEDDING_TIMEOUT),
                values.whole(Variable.EMBEDDING_BATCH, 1, 2_048),
                values.verbatim(Variable.EMBEDDING_QUESTION_PREFIX),
                values.verbatim(Variable.EMBEDDING_PASSAGE_PREFIX));
    }

    private static URI base(Values values, Variable variable, String call) {
        URI url = values.url(variable, OPENAI_EXAMPLE);
        if (url.getPath().endsWith(call)) {
            throw new SettingsUnusable(
                    variable, "ends in %s; leave that out, it is the base of all calls.".formatted(call));
        }
        return url;
    }
}
