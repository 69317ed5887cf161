package dev.attest.whole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.prediction.Cards;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.yaml.YamlCards;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A folder of models that changes while a server predicts with them. */
class ModelsIT {

    /** Of three kinds of iris. */
    private static final List<String> LABELS = List.of("setosa", "versicolor", "virginica");

    /** 128 and the number of SIGTERM. */
    private static final int TERMINATED = 143;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private Path models;

    @BeforeEach
    void putTheFirstVersion() throws Exception {
        models = folder.resolve("models");
        write(models.resolve("iris/1"), "1", bytes("tensor"), true);
    }

    @Test
    void versionsComeWholeBrokenAndChangedWhileNoRequestFails() throws Exception {
        Path data = folder.resolve("data");
        try (ServerProcess server = ServerProcess.start(data, Map.of("ATTEST_MODELS", models.toString()));
                var load = PredictLoad.on(server.url(), "/predict/iris", "/predict/iris?version=1")) {
            load.awaitAnswerOf("1");

            movesIn("2");
            load.awaitAnswerOf("2");

            copiesSlowly("10", true);
            load.awaitAnswerOf("10");

            copiesSlowly("11", false);
            load.awaitAnswerOf("11");

            write(models.resolve("iris/12"), "12", "no model".getBytes(UTF_8), true);
            JsonNode broken = awaitReason(server, "12");
            assertThat(broken.get("state").asString()).isEqualToIgnoringCase("broken");

            Files.write(models.resolve("iris/11/model.onnx"), bytes("forest"));
            Files.writeString(models.resolve("iris/11/model.yaml"), "name: [");
            JsonNode spoilt = awaitReason(server, "11");
            assertThat(spoilt.get("state").asString()).isEqualToIgnoringCase("ready");
            assertThat(spoilt.get("latest").asBoolean()).isTrue();

            load.awaitMore(500);
            assertThat(load.failures()).isEmpty();
            assertThat(load.versionNow()).isEqualTo("11");
            assertThat(Files.readString(data.resolve("attest.log")))
                    .contains("The model iris 12 cannot be used, it is not served")
                    .containsOnlyOnce("The model iris 11 cannot be used, what was loaded before goes on answering");
        }
    }

    @Test
    void aServerWithABrokenModelStartsAndIsReady() throws Exception {
        write(models.resolve("iris/2"), "2", "no model".getBytes(UTF_8), true);
        try (ServerProcess server =
                ServerProcess.start(folder.resolve("data"), Map.of("ATTEST_MODELS", models.toString()))) {
            assertThat(server.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
            assertThat(version(server, "2").get("state").asString()).isEqualToIgnoringCase("broken");
            JsonNode answer = ServerProcess.json(server.post("/predict/iris", PredictLoad.BODY));
            assertThat(answer.get("version").asString()).isEqualTo("1");
            assertThat(answer.at("/predictions/0/label").asString()).isEqualTo("setosa");
        }
    }

    @Test
    void aServerToldToStopAnswersWhatItHasBegunAndFailsNothing() throws Exception {
        Path log = folder.resolve("data/attest.log");
        try (ServerProcess server =
                        ServerProcess.start(folder.resolve("data"), Map.of("ATTEST_MODELS", models.toString()));
                var load = PredictLoad.on(server.url(), "/predict/iris", "/predict/iris?version=1");
                var begun = new BegunPrediction(server.url(), "/predict/iris")) {
            load.awaitMore(200);
            server.handle().destroy();
            Awaiting.until(PATIENCE, () -> listens(server.url()), listens -> !listens);

            assertThat(begun.status()).isEqualTo("HTTP/1.1 200 OK");
            assertThat(server.stop(Duration.ofSeconds(20))).isEqualTo(TERMINATED);
            assertThat(load.failures()).noneMatch(failure -> failure.matches("(?s)(?!503)[1-9]\\d\\d .*"));
            assertThat(Files.readString(log)).doesNotContain(" ERROR ", "DefaultLogger");
        }
    }

    private static boolean listens(URI server) throws IOException {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            return socket.isConnected();
        } catch (ConnectException e) {
            return false;
        }
    }

    private void movesIn(String version) throws Exception {
        Path hidden = models.resolve("iris/.incoming");
        write(hidden, version, bytes("forest"), true);
        Files.move(hidden, models.resolve("iris").resolve(version));
    }

    /** The card first, which is the worst order, then the file in pieces over some looks of the server. */
    private void copiesSlowly(String version, boolean hashed) throws Exception {
        byte[] bytes = bytes("tensor");
        Path at = Files.createDirectories(models.resolve("iris").resolve(version));
        YamlCards.write(card(version, bytes, hashed), at.resolve(ModelCard.CARD_FILE));
        try (OutputStream out = Files.newOutputStream(at.resolve("model.onnx"))) {
            int piece = bytes.length / 10 + 1;
            for (int from = 0; from < bytes.length; from += piece) {
                out.write(bytes, from, Math.min(piece, bytes.length - from));
                Thread.sleep(300);
            }
        }
    }

    private static void write(Path at, String version, byte[] bytes, boolean hashed) throws Exception {
        Files.createDirectories(at);
        Files.write(at.resolve("model.onnx"), bytes);
        YamlCards.write(card(version, bytes, hashed), at.resolve(ModelCard.CARD_FILE));
    }

    private static ModelCard card(String version, byte[] bytes, boolean hashed) throws Exception {
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        return new ModelCard(
                "iris",
                version,
                "The kind of an iris.",
                "for tests",
                "onnx",
                "model.onnx",
                hashed ? Optional.of(hash) : Optional.empty(),
                Cards.flowers(version).features(),
                LABELS,
                Optional.empty(),
                Optional.empty());
    }

    /** A model from core's tests that takes four lengths. */
    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                Cards.class.getResourceAsStream("/dev/attest/prediction/onnx/" + name + ".onnx"))) {
            return in.readAllBytes();
        }
    }

    private static JsonNode awaitReason(ServerProcess server, String version) throws Exception {
        return Awaiting.until(
                PATIENCE,
                () -> version(server, version),
                found -> found.path("reason").isString());
    }

    private static JsonNode version(ServerProcess server, String version) throws Exception {
        for (JsonNode found : server.fetch("/models").at("/items/0/versions")) {
            if (found.get("version").asString().equals(version)) {
                return found;
            }
        }
        return ServerProcess.json("{}");
    }
}
