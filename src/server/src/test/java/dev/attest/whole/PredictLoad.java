package dev.attest.whole;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Predicts without a pause, on several connections, until it is closed or nobody listens any more. */
final class PredictLoad implements AutoCloseable {

    static final Map<String, Object> BODY = Map.of(
            "instances", List.of(Map.of("sepalLength", 5.1, "sepalWidth", 3.5, "petalLength", 1.4, "petalWidth", 0.2)));

    private static final String JSON = "{\"instances\":[[5.1,3.5,1.4,0.2]]}";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Thread> threads = new ArrayList<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicLong answers = new AtomicLong();
    private volatile String versionNow = "";
    private volatile boolean enough;

    private PredictLoad() {}

    /**
     * Begins.
     *
     * @param latest answers with the newest version; asked by three threads, the others by one each
     */
    static PredictLoad on(URI server, String latest, String... others) {
        var load = new PredictLoad();
        for (int i = 0; i < 3; i++) {
            load.begin(server.resolve(latest), true);
        }
        for (String other : others) {
            load.begin(server.resolve(other), false);
        }
        return load;
    }

    private void begin(URI uri, boolean latest) {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON, UTF_8))
                .build();
        var thread = new Thread(() -> run(request, latest), "predicts-" + threads.size());
        threads.add(thread);
        thread.start();
    }

    private void run(HttpRequest request, boolean latest) {
        while (!enough) {
            try {
                HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() != 200) {
                    failures.add(response.statusCode() + " " + response.body());
                } else if (latest) {
                    versionNow = ServerProcess.json(response).get("version").asString();
                } else if (!ServerProcess.json(response)
                        .get("version")
                        .asString()
                        .equals("1")) {
                    failures.add("not version 1: " + response.body());
                }
                answers.incrementAndGet();
            } catch (ConnectException e) {
                failures.add(e.toString());
                return;
            } catch (IOException | RuntimeException e) {
                failures.add(e.toString());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Every response that was none, or not 200. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** Of the answer that came last. */
    String versionNow() {
        return versionNow;
    }

    void awaitAnswerOf(String version) throws Exception {
        Awaiting.until(PATIENCE, () -> versionNow, version::equals);
    }

    void awaitMore(long more) throws Exception {
        long enoughAnswers = answers.get() + more;
        Awaiting.until(PATIENCE, answers::get, now -> now >= enoughAnswers);
    }

    @Override
    public void close() throws InterruptedException {
        enough = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
