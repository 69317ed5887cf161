package dev.attest.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.AttestApplication;
import dev.attest.evaluation.ScriptedCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real server on a free port, shared by all tests of the edge. */
@SpringBootTest(
        classes = {AttestApplication.class, Fakes.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("fakes")
public abstract class Edge {

    protected static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path DATA = temporaryFolder();

    @Autowired
    private Environment environment;

    /** A new folder below the build's. */
    protected static Path temporaryFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "data");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry registry) {
        registry.add("attest.data", DATA::toString);
        registry.add("attest.evaluations.datasets", Edge::datasets);
    }

    private static String datasets() {
        try {
            return ScriptedCommand.datasets(DATA.resolve("datasets")).toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    protected final int port() {
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }

    protected final String url() {
        return "http://localhost:" + port();
    }

    protected final WebTestClient as(Who who) {
        return WebTestClient.bindToServer()
                .baseUrl(url())
                .defaultHeader(Who.HEADER, who.name())
                .responseTimeout(Duration.ofSeconds(30))
                .build();
    }

    protected final WebTestClient owner() {
        return as(Who.OWNER);
    }

    /** A name nobody used before. */
    protected static String unique(String prefix) {
        return prefix + "-" + UUID.randomUUID();
    }

    protected final JsonNode json(WebTestClient.ResponseSpec response, int status) {
        byte[] body = response.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .returnResult()
                .getResponseBody();
        return JSON.readTree(body == null ? new byte[0] : body);
    }

    protected final JsonNode get(Who who, String path, int status) {
        return json(as(who).get().uri(path).exchange(), status);
    }

    protected final JsonNode post(Who who, String path, Object body, int status) {
        return json(
                as(who).post()
                        .uri(path)
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(body)
                        .exchange(),
                status);
    }

    /** A collection with these readers and writers, entries separated by commas. */
    protected final String collection(String readers, String writers) {
        String name = unique("c");
        post(
                Who.OWNER,
                "/collections",
                Map.of("name", name, "readers", entries(readers), "writers", entries(writers)),
                201);
        return name;
    }

    private static String[] entries(String joined) {
        return joined.isEmpty() ? new String[0] : joined.split(",", -1);
    }

    protected final String collection() {
        return collection("*", "*");
    }

    protected final JsonNode text(Who who, String collection, String sourceKey, String text) {
        return post(
                who,
                "/documents",
                Map.of("collection", collection, "sourceKey", sourceKey, "title", sourceKey, "text", text),
                202);
    }

    protected static MultipartBodyBuilder form(String fileName, byte[] bytes) {
        var form = new MultipartBodyBuilder();
        form.part("file", new ByteArrayResource(bytes), MediaType.APPLICATION_OCTET_STREAM)
                .filename(fileName);
        return form;
    }

    protected final WebTestClient.ResponseSpec upload(Who who, MultipartBodyBuilder form) {
        return as(who).post()
                .uri("/documents")
                .body(BodyInserters.fromMultipartData(form.build()))
                .exchange();
    }

    /** Waits until a job ends. */
    protected final JsonNode ended(JsonNode upload) {
        String path = "/jobs/" + upload.path("job").path("id").asString();
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < deadline) {
            JsonNode job = get(Who.OWNER, path, 200);
            if (Set.of("ready", "failed", "cancelled")
                    .contains(job.path("state").asString())) {
                return job;
            }
            pause();
        }
        throw new AssertionError("Still not ended: " + get(Who.OWNER, path, 200));
    }

    protected final JsonNode ready(JsonNode upload) {
        JsonNode job = ended(upload);
        assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("ready");
        return get(Who.OWNER, "/documents/" + job.path("documentId").asString(), 200);
    }

    protected static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
