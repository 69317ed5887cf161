package dev.attest.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.attest.answering.langchain4j.LlmSettings;
import dev.attest.retrieval.langchain4j.ChromaSettings;
import dev.attest.retrieval.langchain4j.EmbeddingSettings;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class PartsTest {

    private static final URI OPENAI = URI.create("https://llm.example.org/v1");
    private static final String[] EVERYTHING = {
        "CHROMA_URL=https://chroma.example.org/behind/proxy",
        "CHROMA_TENANT=t",
        "CHROMA_DATABASE=d",
        "CHROMA_TOKEN=s3cret",
        "CHROMA_TOKEN_HEADER=X-Chroma-Token",
        "CHROMA_TIMEOUT=1500ms",
        "CHROMA_BATCH=17",
        "LLM_BASE_URL= https://llm.example.org/v1 ",
        "LLM_MODEL=m",
        "LLM_API_KEY=s3cret",
        "LLM_TEMPERATURE=0.7",
        "LLM_MAX_TOKENS=1",
        "LLM_CONTEXT_TOKENS=100",
        "LLM_CONNECT_TIMEOUT=1s",
        "LLM_FIRST_TOKEN_TIMEOUT=PT2M",
        "LLM_NEXT_TOKEN_TIMEOUT=3s",
        "EMBEDDING_BASE_URL=https://llm.example.org/v1",
        "EMBEDDING_MODEL=e",
        "EMBEDDING_API_KEY=s3cret",
        "EMBEDDING_WINDOW=8192",
        "EMBEDDING_TIMEOUT=4s",
        "EMBEDDING_BATCH=5"
    };

    @Test
    void nothingSetMeansEverythingInProcess() {
        assertThat(parts())
                .isEqualTo(new Parts(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(parts("LLM_BASE_URL= ", "LLM_MODEL=", "DB_URL=\t")).isEqualTo(parts());
    }

    @Test
    void theDefaultsAreThoseOfTheSettings() {
        Parts parts = parts(
                "CHROMA_URL=http://localhost:8000/",
                "LLM_BASE_URL=" + OPENAI,
                "LLM_MODEL=m",
                "EMBEDDING_BASE_URL=" + OPENAI,
                "EMBEDDING_MODEL=e");
        assertThat(parts.chroma()).contains(ChromaSettings.at(URI.create("http://localhost:8000")));
        assertThat(parts.llm()).contains(LlmSettings.of(OPENAI, "m", Optional.empty()));
        assertThat(parts.embedding()).contains(EmbeddingSettings.of(OPENAI, "e", Optional.empty()));
    }

    @Test
    void everyVariableIsHeard() {
        Parts parts = parts(EVERYTHING);
        assertThat(parts.chroma())
                .contains(new ChromaSettings(
                        URI.create("https://chroma.example.org/behind/proxy"),
                        "t",
                        "d",
                        Optional.of(new ChromaSettings.Token("X-Chroma-Token", "s3cret")),
                        Duration.ofMillis(1500),
                        17));
        assertThat(parts.llm())
                .contains(new LlmSettings(
                        OPENAI,
                        "m",
                        Optional.of("s3cret"),
                        0.7,
                        1,
                        100,
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(2),
                        Duration.ofSeconds(3)));
        assertThat(parts.embedding())
                .contains(new EmbeddingSettings(OPENAI, "e", Optional.of("s3cret"), 8192, Duration.ofSeconds(4), 5));
        assertThat(parts.toString()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:postgresql://h/d                         | u1 | p1 | jdbc:postgresql://h/d                | u1 | p1
            jdbc:postgresql://h:5433/d?ssl=true           | u1 |    | jdbc:postgresql://h:5433/d?ssl=true  | u1 |
            jdbc:postgresql://h/d?user=u2&password=p%262  |    |    | jdbc:postgresql://h/d                | u2 | p&2
            jdbc:postgresql://a:1,b:2/d?user=u2&x=y       |    | p1 | jdbc:postgresql://a:1,b:2/d?x=y      | u2 | p1
            postgres://u3:p%403@h:5432/d?sslmode=require  |    |    | jdbc:postgresql://h:5432/d?sslmode=require | u3 | p@3
            postgresql://u3:p/3@h/d                       |    |    | jdbc:postgresql://h/d                | u3 | p/3
            postgres://u3:a+b@[::1]:5432/d                | u3 |    | jdbc:postgresql://[::1]:5432/d       | u3 | a+b
            postgres://h/d                                | u1 | p:1| jdbc:postgresql://h/d                | u1 | p:1
            """)
    void readsAddressesOfDatabasesAndTakesCredentialsOut(
            String url, String givenUser, String givenPassword, String jdbcUrl, String user, String password) {
        Map<Variable, String> environment = new HashMap<>();
        environment.put(Variable.DB_URL, url);
        environment.put(Variable.DB_USER, givenUser);
        environment.put(Variable.DB_PASSWORD, givenPassword);
        DatabaseSettings database = Parts.read(environment::get).database().orElseThrow();
        assertThat(database).isEqualTo(new DatabaseSettings(jdbcUrl, user, Optional.ofNullable(password), 10));
        assertThat(database.toString()).isEqualTo(user + " at " + jdbcUrl);
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "refusals.csv", delimiter = '|', quoteCharacter = '"', numLinesToSkip = 1)
    void refusesInOneSentenceThatNamesTheVariable(String set, String sentence) {
        SettingsUnusable refusal = catchThrowableOfType(SettingsUnusable.class, () -> parts(set.split(" ")));
        assertThat(refusal.sentence())
                .startsWith(sentence)
                .startsWith(refusal.variable().variable())
                .endsWith(".")
                .doesNotContain("hidden");
    }

    @Test
    void refusesASecretThatSpansLines() {
        assertThat(catchThrowableOfType(
                                SettingsUnusable.class,
                                () -> parts("LLM_BASE_URL=http://h", "LLM_MODEL=m", "LLM_API_KEY=a\nX-Header: b"))
                        .sentence())
                .startsWith("ATTEST_LLM_API_KEY holds blanks");
        assertThat(parts("LLM_BASE_URL=http://h", "LLM_MODEL=m", "LLM_API_KEY=fromAFile\n")
                        .llm()
                        .orElseThrow()
                        .apiKey())
                .contains("fromAFile");
    }

    @Test
    void springFindsEveryVariableOfTheEnvironment() {
        StandardEnvironment spring = new StandardEnvironment();
        Map<String, Object> environment = new HashMap<>();
        for (Variable variable : Variable.values()) {
            environment.put(variable.variable(), variable.name());
        }
        spring.getPropertySources().addFirst(new SystemEnvironmentPropertySource("test", environment));
        for (Variable variable : Variable.values()) {
            assertThat(spring.getProperty(variable.property())).isEqualTo(variable.name());
        }
    }

    private static Parts parts(String... assignments) {
        Map<Variable, String> environment = new HashMap<>();
        for (String assignment : assignments) {
            String[] halves = assignment.split("=", 2);
            environment.put(Variable.valueOf(halves[0]), halves[1]);
        }
        return Parts.read(environment::get);
    }
}
