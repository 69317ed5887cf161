package dev.attest.services;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

    private HttpServer server;
    private String answer = "";

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v2/heartbeat", exchange -> {
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Test
    void isFoundWhereAServerHasOne() {
        answer = "{\"nanosecond heartbeat\":1}";
        assertThatCode(() -> Heartbeat.require(url())).doesNotThrowAnyException();
    }

    @Test
    void isMissingWhereSomethingElseAnswers() {
        answer = "It works!";
        assertThatThrownBy(() -> Heartbeat.require(url())).hasMessageEndingWith("has no heartbeat");
    }

    @Test
    void isMissingWhereNobodyAnswers() {
        URI nobody = url();
        server.stop(0);
        assertThatThrownBy(() -> Heartbeat.require(nobody)).hasMessageEndingWith("does not answer");
    }
}
