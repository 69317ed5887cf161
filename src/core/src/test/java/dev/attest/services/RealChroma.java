package dev.attest.services;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.chromadb.ChromaDBContainer;

/**
 * A real ChromaDB that answers: the one of {@code CHROMA_URL}; or one in Docker, where its daemon answers; or one of the
 * project's own script, with Node.js. Where none works the test is skipped with a loud word, and fails when {@code CI} is
 * set. It may hold what other tests wrote: use names of your own.
 */
public final class RealChroma {

    /** Testcontainers takes any tag that is no plain version for one of the years when the API was another. */
    public static final String IMAGE = "chromadb/chroma:1.3.4";

    private static @Nullable RealChroma shared;

    private final URI url;

    private RealChroma(URI url) {
        this.url = url;
    }

    /** The one all tests of this JVM share; it cannot be stopped. */
    public static synchronized RealChroma shared() {
        if (shared == null) {
            shared = new RealChroma(fromEnvironment().or(RealChroma::inDocker).orElseGet(() -> own().url()));
        }
        Exercised.record("chroma", shared.url.toString());
        return shared;
    }

    /** A new server of the caller's own, which it may stop, kill and empty, and must close. */
    public static OwnChroma own() {
        try {
            var own = OwnChroma.start();
            Exercised.record("chroma", own.url().toString());
            return own;
        } catch (IllegalStateException e) {
            throw Missing.service(
                    "ChromaDB",
                    "install Node.js 18 or newer with npm and curl, or for tests of a shared server start Docker or set"
                            + " CHROMA_URL",
                    e);
        }
    }

    /** Without {@code /api}. */
    public URI url() {
        return url;
    }

    private static Optional<URI> fromEnvironment() {
        return Optional.ofNullable(System.getenv("CHROMA_URL"))
                .filter(url -> !url.isBlank())
                .map(URI::create);
    }

    private static Optional<URI> inDocker() {
        if (!mayHaveDocker() || !DockerClientFactory.instance().isDockerAvailable()) {
            return Optional.empty();
        }
        // Removed by Testcontainers when the JVM ends.
        var container = new ChromaDBContainer(IMAGE);
        container.start();
        return Optional.of(URI.create(container.getEndpoint()));
    }

    /** Testcontainers reports at length that there is no Docker, so it is only asked where there may be. */
    private static boolean mayHaveDocker() {
        return System.getenv("DOCKER_HOST") != null
                || Stream.of(
                                Path.of("/var/run/docker.sock"),
                                Path.of(System.getProperty("user.home"), ".docker", "run", "docker.sock"))
                        .anyMatch(Files::exists);
    }
}
