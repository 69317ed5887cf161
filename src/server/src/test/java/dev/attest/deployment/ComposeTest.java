package dev.attest.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.attest.deployment.Compose.Service;
import dev.attest.services.RealChroma;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComposeTest {

    private static final Compose COMPOSE = Compose.read();
    private static final Service DOOR = COMPOSE.service("door");
    private static final Service ATTEST = COMPOSE.service("attest");
    private static final Service CHROMA = COMPOSE.service("chroma");
    private static final Service POSTGRES = COMPOSE.service("postgres");

    @Test
    void everyVariableIsOneTheApplicationReads() {
        assertThat(Project.all(Project.text("docker-compose.yml"), "(ATTEST_[A-Z_]+)"))
                .hasSizeGreaterThan(8)
                .isSubsetOf(Project.variables());
    }

    @Test
    void attestIsToldWhereChromaIs() {
        URI url = URI.create(String.valueOf(ATTEST.environment().get("ATTEST_CHROMA_URL")));
        assertThat(COMPOSE.service(url.getHost())).isEqualTo(CHROMA);
        assertThat(url).hasPort(8000).hasPath("");
    }

    @Test
    void attestIsToldWherePostgresIsAndWhoMayUseIt() {
        Map<String, Object> attest = ATTEST.environment();
        assertThat(attest.get("ATTEST_DB_URL"))
                .isEqualTo("jdbc:postgresql://postgres:5432/"
                        + POSTGRES.environment().get("POSTGRES_DB"));
        assertThat(attest.get("ATTEST_DB_USER"))
                .isEqualTo(POSTGRES.environment().get("POSTGRES_USER"));
        assertThat(attest.get("ATTEST_DB_PASSWORD"))
                .isEqualTo(POSTGRES.environment().get("POSTGRES_PASSWORD"));
    }

    @Test
    void noSecretIsInTheFile() {
        assertThat(COMPOSE.services().stream()
                        .flatMap(service -> service.environment().entrySet().stream())
                        .filter(variable -> variable.getKey().matches(".*(PASSWORD|KEY|TOKEN|SECRET).*")))
                .hasSize(4)
                .allSatisfy(variable -> assertThat(String.valueOf(variable.getValue()))
                        .matches("null|\\$\\{ATTEST_DB_PASSWORD:\\?.*}"));
    }

    @Test
    void onlyTheDoorIsPublishedAndOnlyOnThisMachinesLoopback() {
        assertThat(DOOR.list("ports")).containsExactly("127.0.0.1:${HOST_PORT:-8080}:8081");
        assertThat(List.of(ATTEST, CHROMA, POSTGRES))
                .allSatisfy(service -> assertThat(service.content()).doesNotContainKeys("ports", "expose"));
        assertThat(List.of(CHROMA, POSTGRES))
                .allSatisfy(service -> assertThat(service.list("networks")).containsExactly("inside"));
        assertThat(COMPOSE.networks().get("inside")).isEqualTo(Map.of("internal", true));
    }

    /** The application refuses to listen on anything but loopback (dev.attest.security). */
    @Test
    void theDoorLeadsToTheLoopbackOfTheNetworkItSharesWithAttest() {
        String address = Project.settings().getProperty("server.address") + ":"
                + Project.settings().getProperty("server.port");
        assertThat(ATTEST.content()).contains(entry("network_mode", "service:door"));
        assertThat(DOOR.list("entrypoint"))
                .containsExactly("socat", "TCP-LISTEN:8081,fork,reuseaddr", "TCP:" + address);
        assertThat(Recipe.read().running().all("RUN").get(0).rest()).contains("install", " socat ");
        assertThat(DOOR.list("networks")).containsExactlyInAnyOrder("outside", "inside");
    }

    @Test
    void theDoorBuildsTheImageThatAttestRuns() {
        assertThat(DOOR.content()).contains(entry("build", "."));
        assertThat(ATTEST.image()).isEqualTo(DOOR.image());
        assertThat(ATTEST.dependsOn()).containsKeys("door", "postgres", "chroma");
    }

    @Test
    void dataOutliveTheContainers() {
        assertThat(ATTEST.list("volumes"))
                .startsWith("attest-data:" + Recipe.read().last("VOLUME").rest());
        assertThat(CHROMA.list("volumes")).containsExactly("chroma-data:/data");
        assertThat(POSTGRES.list("volumes")).containsExactly("postgres-data:/var/lib/postgresql");
        assertThat(COMPOSE.volumes()).containsOnlyKeys("attest-data", "chroma-data", "postgres-data");
    }

    /** So that what is trained here is served there; in place of the ones the image was built with. */
    @Test
    void attestServesTheModelsOfThisFolder() {
        String inImage = Recipe.read().running().all("COPY").stream()
                .filter(copy -> copy.words().get(0).equals("models"))
                .map(copy -> copy.words().get(1))
                .findFirst()
                .orElseThrow();
        assertThat(ATTEST.list("volumes")).hasSize(2).endsWith("./models:" + inImage + ":ro");
    }

    /** What tests start without Docker is npm's, which counts its versions apart from the image's. */
    @Test
    void imagesAreThoseThatTestsStartInDockerAndOfThePostgresqlThatTestsUnpack() {
        assertThat(CHROMA.image())
                .matches("chromadb/chroma:\\d+\\.\\d+\\.\\d+")
                .isEqualTo(RealChroma.IMAGE)
                .isEqualTo(Project.one("src/chroma/chroma-server.sh", "^image=(\\S+)"));
        String tested = Project.one("pom.xml", "<postgres-binaries.version>(\\d+\\.\\d+)\\.\\d+<");
        assertThat(POSTGRES.image()).isEqualTo("postgres:" + tested);
    }

    @Test
    void attestIsStoppedNoSoonerThanItGivesOpenRequests() {
        int grace = seconds(String.valueOf(ATTEST.content().get("stop_grace_period")));
        assertThat(grace)
                .isGreaterThan(seconds(Project.settings().getProperty("spring.lifecycle.timeout-per-shutdown-phase")));
    }

    private static int seconds(String duration) {
        return Integer.parseInt(duration.replaceFirst("s$", ""));
    }

    @Test
    void chromasHealthCheckIsAnsweredByARealOne() throws Exception {
        HealthCheck check = CHROMA.healthCheck();
        try (var chroma = RealChroma.own()) {
            int port = chroma.url().getPort();
            assertThat(check.runOn("8000", port)).isZero();
            chroma.stop();
            assertThat(check.runOn("8000", port)).isNotZero();
        }
    }
}
