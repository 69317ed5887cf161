package dev.attest.parts;

import dev.attest.parts.HttpLook.Answer;
import dev.attest.parts.Reachability.Reachable;
import dev.attest.parts.Reachability.Unreachable;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether an OpenAI-compatible server accepts our key and lists our model. Not every server lists its models. */
final class ModelsLook {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Part part;
    private final URI base;
    private final String model;
    private final Optional<String> key;
    private final HttpLook look;

    ModelsLook(Part part, URI base, String model, Optional<String> key, HttpLook look) {
        this.part = part;
        this.base = base;
        this.model = model;
        this.key = key;
        this.look = look;
    }

    Mono<Reachability> reachability() {
        return look.get(URI.create(base + "/models"), request -> {
                    key.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
                    return request;
                })
                .map(this::judged)
                .onErrorResume(e -> Mono.just(unreachable(HttpLook.predicate(e), start())));
    }

    private Reachability judged(Answer answer) {
        String what = "answers " + answer.status();
        String apiKey = of("API_KEY").variable();
        return switch (answer.status()) {
            case 401, 403 ->
                key.isPresent()
                        ? unreachable(what + " to the key", "correct " + apiKey)
                        : unreachable(what + " without a key", "set " + apiKey);
            case 404, 405 ->
                reachable("It does not list its models: if it fails, check that %s is right up to its /v1."
                        .formatted(part.main().variable()));
            case 429 -> reachable("It answers 429, too many requests, already now.");
            default -> answer.isGood() ? reachable(doubt(answer.body())) : unreachable(what, start());
        };
    }

    private String doubt(String body) {
        List<String> names = names(body);
        boolean listed = names.stream().anyMatch(name -> name.equals(model) || name.startsWith(model + ":"));
        return names.isEmpty() || listed
                ? ""
                : "It does not list this model: if it fails, correct %s."
                        .formatted(of("MODEL").variable());
    }

    private static List<String> names(String body) {
        try {
            return Stream.of(JSON.readTree(body).path("data"))
                    .flatMap(JsonNode::valueStream)
                    .map(entry -> entry.path("id").asString(""))
                    .filter(name -> !name.isEmpty())
                    .toList();
        } catch (JacksonException e) {
            return List.of();
        }
    }

    private Variable of(String setting) {
        return Variable.valueOf(part.main().group() + "_" + setting);
    }

    private String start() {
        return "start it, or correct " + part.main().variable();
    }

    private Reachability reachable(String doubt) {
        return new Reachable("%s at %s".formatted(model, base), doubt);
    }

    private Reachability unreachable(String predicate, String advice) {
        return new Unreachable("%s at %s %s".formatted(part.title(), base, predicate), advice);
    }
}
