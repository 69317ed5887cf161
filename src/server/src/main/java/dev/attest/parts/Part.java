package dev.attest.parts;

import java.util.Locale;

/** What may be done in process or by a server of its own. */
public enum Part {
    CHROMA(Variable.CHROMA_URL, "ChromaDB", "Lucene in process", "Answers go without vectors meanwhile."),
    DATABASE(Variable.DB_URL, "PostgreSQL", "H2 in the data folder", "Nothing can be read or stored meanwhile."),
    LLM(
            Variable.LLM_BASE_URL,
            "The language model",
            "the best source sentences",
            "Answers quote their sources meanwhile."),
    EMBEDDINGS(
            Variable.EMBEDDING_BASE_URL,
            "The embeddings endpoint",
            "the bundled encoder",
            "Answers go without vectors and new documents wait meanwhile.");

    private final Variable main;
    private final String title;
    private final String embedded;
    private final String consequence;

    Part(Variable main, String title, String embedded, String consequence) {
        this.main = main;
        this.title = title;
        this.embedded = embedded;
        this.consequence = consequence;
    }

    /** The variable that switches it on. */
    public Variable main() {
        return main;
    }

    /** As a sentence begins with it. */
    public String title() {
        return title;
    }

    /** What does its work while it is unset. */
    public String embedded() {
        return embedded;
    }

    /** What its absence means, in one sentence. */
    public String consequence() {
        return consequence;
    }

    /** The name in health and reports: {@code chroma}, {@code database}, {@code llm}, {@code embeddings}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
