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
    public static final String IMAGE = "chromadb/chroma:1.5.9";

    private static final String ADVICE =
            "install Node.js 18 or newer with npm and curl, or for tests of a shared server start Docker or set CHROMA_URL";

    private static @Nullable RealChroma shared;
    private static @Nullable RuntimeException failure;
    private static boolean dockerTried;

    private final URI url;

    private RealChroma(URI url) {
        this.url = url;
    }

    /** The one all tests of this JVM share; it cannot be stopped. */
    public static synchronized RealChroma shared() {
        if (shared == null) {
            shared = new RealChroma(answering(fromEnvironment().or(RealChroma::inDocker)));
            Exercised.record("chroma", shared.url.toString());
        }
        return shared;
    }

    /** A new server of the caller's own, which it may stop, kill and empty, and must close. */
    public static synchronized OwnChroma own() {
        if (failure != null) {
            throw Missing.service("ChromaDB", ADVICE, failure);
        }
        try {
            var own = OwnChroma.launched();
            Heartbeat.require(own.url());
            Exercised.record("chroma", own.url().toString());
            return own;
        } catch (IllegalStateException e) {
            // What is not installed, or cannot be downloaded, is not there for the next class either.
            failure = e;
            throw Missing.service("ChromaDB", ADVICE, e);
        }
    }

    private static URI answering(Optional<URI> there) {
        if (there.isEmpty()) {
            return own().url();
        }
        try {
            Heartbeat.require(there.get());
            return there.get();
        } catch (IllegalStateException e) {
            throw Missing.service("ChromaDB", "start the one of CHROMA_URL, or unset that", e);
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
        if (dockerTried || !mayHaveDocker() || !DockerClientFactory.instance().isDockerAvailable()) {
            return Optional.empty();
        }
        dockerTried = true;
        // Removed by Testcontainers when the JVM ends.
        var container = new ChromaDBContainer(IMAGE);
        try {
            container.start();
            var url = URI.create(container.getEndpoint());
            Heartbeat.require(url);
            return Optional.of(url);
        } catch (RuntimeException e) {
            System.err.println("[attest] No ChromaDB in Docker, so Node.js is tried: " + e.getMessage());
            container.stop();
            return Optional.empty();
        }
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
