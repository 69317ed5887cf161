package dev.attest.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    @ParameterizedTest
    @CsvSource({
        "ATTEST_CHROMA_HOST, CHROMA_URL",
        "ATTEST_CHROMADB_URL, CHROMA_URL",
        "ATTEST_CHORMA_URL, CHROMA_URL",
        "ATTEST_LLM_URL, LLM_BASE_URL",
        "ATTEST_LLM_APIKEY, LLM_API_KEY",
        "ATTEST_OPENAI_API_KEY, LLM_BASE_URL",
        "ATTEST_EMBEDDINGS_MODEL, EMBEDDING_MODEL",
        "ATTEST_DATABASE_URL, DB_URL",
        "ATTEST_DB_PASWORD, DB_PASSWORD",
        "ATTEST_DB_PORT, DB_URL"
    })
    void knowsWhatWasMeant(String name, Variable meant) {
        assertThat(Spelling.doubtful(Map.of(name, "x"))).isEqualTo(Map.of(name, meant));
    }

    @ParameterizedTest
    @CsvSource({
        "ATTEST_LLM_MODEL, m",
        "ATTEST_DATA, d",
        "ATTEST_PARSING_HEAP, 1GB",
        "CHROMA_URL, http://h",
        "ATTEST_CHROMA_SERVICE_HOST, 10.0.0.1",
        "ATTEST_CHROMA_SERVICE_PORT_HTTP, 8000",
        "ATTEST_CHROMA_PORT, tcp://10.0.0.1:8000",
        "ATTEST_CHROMA_PORT_8000_TCP_ADDR, 10.0.0.1",
    })
    void leavesTheRestAlone(String name, String value) {
        assertThat(Spelling.doubtful(Map.of(name, value))).isEmpty();
    }

    @Test
    void everyVariableIsRightAsItIs() {
        for (Variable variable : Variable.values()) {
            assertThat(Spelling.doubtful(Map.of(variable.variable(), "x"))).isEmpty();
        }
    }
}
