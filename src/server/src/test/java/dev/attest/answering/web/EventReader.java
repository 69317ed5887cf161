package dev.attest.answering.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that reads an answer's events one by one, as they arrive, over a connection of its own. */
final class EventReader implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final InputStream body;
    private final BlockingQueue<Optional<Event>> events = new LinkedBlockingQueue<>();

    record Event(String name, JsonNode data) {

        String text() {
            return data.path("text").asString();
        }
    }

    private EventReader(InputStream body) {
        this.body = body;
        Thread reader = new Thread(this::read, "event-reader");
        reader.setDaemon(true);
        reader.start();
    }

    static EventReader ask(String url, String question) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/ask"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(question))
                .build();
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return new EventReader(
                http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body());
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(body, UTF_8))) {
            String name = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event:")) {
                    name = line.substring("event:".length());
                } else if (line.startsWith("data:")) {
                    events.add(Optional.of(new Event(name, JSON.readTree(line.substring("data:".length())))));
                }
            }
        } catch (IOException e) {
            // The test closed the stream.
        } finally {
            events.add(Optional.empty());
        }
    }

    /** The next event; empty when the stream has ended. */
    Optional<Event> next() throws InterruptedException {
        Optional<Event> event = events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("No event for " + PATIENCE);
        }
        return event;
    }

    /** Leaves: closes the connection. */
    @Override
    public void close() throws IOException {
        body.close();
    }
}
