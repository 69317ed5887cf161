package dev.attest.parts;

import dev.attest.retrieval.langchain4j.ChromaSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every variable that switches a real part on or says how it is used. A blank one counts as unset. */
public enum Variable {
    CHROMA_URL("", "URL of a ChromaDB 1.x server, without /api/v2; it then holds the vectors"),
    CHROMA_TENANT(ChromaSettings.DEFAULT_TENANT, "ChromaDB tenant; created when missing"),
    CHROMA_DATABASE(ChromaSettings.DEFAULT_DATABASE, "ChromaDB database; created when missing"),
    CHROMA_TOKEN("", "secret that a proxy in front of ChromaDB wants"),
    CHROMA_TOKEN_HEADER("Authorization", "header of that secret; in Authorization it travels as a bearer token"),
    CHROMA_TIMEOUT("10s", "most time for one call, 100ms to 10m"),
    CHROMA_BATCH("300", "most vectors written by one call, 1 to 5000"),
    DB_URL("", "PostgreSQL as jdbc:postgresql://host/database or postgres://user:password@host/database"),
    DB_USER("", "user, when the URL names none"),
    DB_PASSWORD("", "password, when the URL holds none"),
    DB_CONNECTIONS("10", "most connections of one server, 4 to 1000"),
    LLM_BASE_URL("", "base URL of an OpenAI-compatible server, usually ending in /v1; it then writes the answers"),
    LLM_MODEL("", "name of the model that writes answers; required with the base URL"),
    LLM_API_KEY("", "its key, when the server wants one"),
    LLM_TEMPERATURE("0", "0 to 2"),
    LLM_MAX_TOKENS("800", "most tokens of an answer, 1 to 1000000"),
    LLM_CONTEXT_TOKENS("3000", "most tokens of passages in a prompt, 100 to 1000000"),
    LLM_CONNECT_TIMEOUT("5s", "most time to reach the server, 100ms to 10m"),
    LLM_FIRST_TOKEN_TIMEOUT("20s", "most time from the request to the first token, 100ms to 10m"),
    LLM_NEXT_TOKEN_TIMEOUT("10s", "most time between two tokens, 100ms to 10m"),
    EMBEDDING_BASE_URL("", "base URL of an OpenAI-compatible server, usually ending in /v1; it then embeds passages"),
    EMBEDDING_MODEL("", "name of the model that embeds; required with the base URL"),
    EMBEDDING_API_KEY("", "its key, when the server wants one"),
    EMBEDDING_WINDOW("512", "most tokens of a text the model looks at, 16 to 1000000"),
    EMBEDDING_TIMEOUT("30s", "most time for one call, 100ms to 10m"),
    EMBEDDING_BATCH("64", "most texts sent by one call, 1 to 2048"),
    EMBEDDING_QUESTION_PREFIX("", "what the model wants before a question, blanks included, as in 'query: '"),
    EMBEDDING_PASSAGE_PREFIX("", "what the model wants before a passage; another one makes other vectors");

    private static final List<Variable> SECRETS =
            List.of(CHROMA_TOKEN, DB_URL, DB_PASSWORD, LLM_API_KEY, EMBEDDING_API_KEY);

    private final String byDefault;
    private final String meaning;

    Variable(String byDefault, String meaning) {
        this.byDefault = byDefault;
        this.meaning = meaning;
    }

    /** The name in the environment. */
    public String variable() {
        return "ATTEST_" + name();
    }

    /** The name as a Spring property, as in {@code attest.llm.base-url}. */
    public String property() {
        String[] words = name().toLowerCase(Locale.ROOT).split("_", 2);
        return "attest." + words[0] + "." + words[1].replace('_', '-');
    }

    /** In one line, for a person. */
    public String meaning() {
        return meaning;
    }

    /** The value an unset one has while its part is on; empty for none. */
    public String byDefault() {
        return byDefault;
    }

    /** Whether the value is never to be shown: it is a secret or may hold one. */
    public boolean secret() {
        return SECRETS.contains(this);
    }

    public static Optional<Variable> named(String variable) {
        return Arrays.stream(values())
                .filter(one -> one.variable().equals(variable))
                .findFirst();
    }

    /** {@code CHROMA}, {@code DB}, {@code LLM} or {@code EMBEDDING}. */
    String group() {
        return name().substring(0, name().indexOf('_'));
    }

    /** The one that switches the part on. */
    Variable main() {
        return Arrays.stream(values())
                .filter(one -> one.group().equals(group()))
                .findFirst()
                .orElseThrow();
    }
}
