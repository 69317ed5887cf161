package dev.attest.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RealChromaTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String COLLECTIONS = "/api/v2/tenants/default_tenant/databases/default_database/collections";

    @Test
    void everybodyGetsTheSameSharedServer() throws Exception {
        URI url = RealChroma.shared().url();
        assertThat(RealChroma.shared().url()).isEqualTo(url);
        String name = "shared-" + UUID.randomUUID();
        create(url, name);
        assertThat(names(url)).contains(name);
        assertThat(Path.of("target/real-services/chroma")).isNotEmptyFile();
    }

    @Test
    void aServerOfOnesOwnKeepsItsDataOverAStopAndAKillAndForgetsThemWhenWiped() throws Exception {
        try (var own = RealChroma.own()) {
            create(own.url(), "kept-over-a-stop");
            own.stop();
            assertThatThrownBy(() -> names(own.url())).isInstanceOf(ConnectException.class);
            own.restart();
            create(own.url(), "kept-over-a-kill");
            own.kill();
            assertThatThrownBy(() -> names(own.url())).isInstanceOf(ConnectException.class);
            own.restart();
            assertThat(names(own.url())).contains("kept-over-a-stop", "kept-over-a-kill");
            own.wipe();
            assertThat(names(own.url())).isEqualTo("[]");
        }
    }

    private static void create(URI url, String name) throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(URI.create(url + COLLECTIONS))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\":\"" + name + "\"}")));
    }

    private static String names(URI url) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url + COLLECTIONS)));
    }

    private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = HTTP.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }
}
