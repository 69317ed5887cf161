package dev.attest.whole;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.attest.services.FinishedProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code attest serve} in a process that tests may kill. */
final class ServerProcess implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final URI url;

    private ServerProcess(Process process, BufferedReader lines, URI url) {
        this.process = process;
        this.url = url;
        // A server whose output nobody reads stops at the line for which the pipe has no room.
        var reading = new Thread(() -> lines.lines().forEach(line -> {}), "server-output");
        reading.setDaemon(true);
        reading.start();
    }

    /** Starts a server on a data folder and waits until it says where it listens. */
    static ServerProcess start(Path data, String... javaOptions) throws Exception {
        return start(data, Map.of(), javaOptions);
    }

    /** Starts a server with variables, which say what parts it uses. */
    static ServerProcess start(Path data, Map<String, String> variables, String... javaOptions) throws Exception {
        return awaited(java(List.of(javaOptions), variables, "serve", "--port", "0", "--data", data.toString()));
    }

    /** Starts a server with more options of the command. */
    static ServerProcess start(Path data, List<String> options) throws Exception {
        var arguments = new ArrayList<>(List.of("serve", "--port", "0", "--data", data.toString()));
        arguments.addAll(options);
        return awaited(java(List.of(), Map.of(), arguments.toArray(String[]::new)));
    }

    private static ServerProcess awaited(Process process) throws Exception {
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        URI url = CompletableFuture.supplyAsync(() -> address(lines)).get(90, TimeUnit.SECONDS);
        var server = new ServerProcess(process, lines, url);
        for (int i = 0; i < 600 && server.get("/actuator/health/readiness").statusCode() != 200; i++) {
            Thread.sleep(100);
        }
        return server;
    }

    /** Any command of the jar, with what it prints in one stream. */
    static Process attest(String... arguments) throws IOException {
        return java(List.of(), Map.of(), arguments);
    }

    /** A command that ends by itself, with what it printed in one stream. */
    static FinishedProcess finished(Map<String, String> variables, String... arguments) throws Exception {
        return FinishedProcess.of(line(List.of(), variables, arguments), Duration.ofMinutes(2));
    }

    private static Process java(List<String> options, Map<String, String> variables, String... arguments)
            throws IOException {
        return line(options, variables, arguments).start();
    }

    private static ProcessBuilder line(List<String> options, Map<String, String> variables, String... arguments) {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g"));
        command.addAll(options);
        command.addAll(List.of("-jar", System.getProperty("attest.jar")));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().keySet().removeIf(variable -> variable.startsWith("ATTEST_"));
        process.environment().putAll(variables);
        return process;
    }

    private static URI address(BufferedReader lines) {
        try {
            var printed = new StringBuilder();
            String line;
            while ((line = lines.readLine()) != null) {
                printed.append(line).append('\n');
                Matcher address = ADDRESS.matcher(line);
                if (address.find()) {
                    return URI.create(address.group());
                }
            }
            throw new IllegalStateException("The server ended without an address:\n" + printed);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return sent(request(path).GET().build());
    }

    /** A request that is never answered is a riddle unless it is known what the server was doing. */
    private HttpResponse<String> sent(HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (HttpTimeoutException e) {
            String jcmd =
                    Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
            Process threads = new ProcessBuilder(jcmd, String.valueOf(process.pid()), "Thread.print")
                    .redirectErrorStream(true)
                    .start();
            String printed = new String(threads.getInputStream().readAllBytes(), UTF_8);
            throw new AssertionError(request.uri() + " was not answered; the server's threads:\n" + printed, e);
        }
    }

    JsonNode fetch(String path) throws IOException, InterruptedException {
        return JSON.readTree(get(path).body());
    }

    HttpResponse<String> post(String path, Object body) throws IOException, InterruptedException {
        return sent(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
    }

    /** Uploads a file under a name that may hold anything but line breaks and quotation marks. */
    HttpResponse<String> upload(String name, BodyPublisher content) throws IOException, InterruptedException {
        String boundary = "boundary-" + UUID.randomUUID();
        String head = "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                .formatted(boundary, name);
        BodyPublisher body = BodyPublishers.concat(
                BodyPublishers.ofString(head), content, BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        return http.send(
                request("/documents")
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(body)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    URI url() {
        return url;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    static JsonNode json(HttpResponse<String> response) {
        return json(response.body());
    }

    static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    /** Waits until a job is ready. */
    void awaitJob(String job) throws IOException, InterruptedException {
        String state = "";
        for (int i = 0; i < 600 && !state.equals("ready"); i++) {
            state = fetch("/jobs/" + job).get("state").asString();
            Thread.sleep(100);
        }
        if (!state.equals("ready")) {
            throw new AssertionError("The job stays " + state);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url.resolve(path)).timeout(Duration.ofSeconds(60));
    }

    /** kill -9: nothing gets a chance to flush. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM; the exit code, or a failure when the process has none in time. */
    int stop(Duration patience) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("The server goes on after " + patience);
        }
        return process.exitValue();
    }

    /** As when whoever started it ends. */
    void endInput() throws IOException {
        process.getOutputStream().close();
    }

    List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            kill();
        }
    }
}
