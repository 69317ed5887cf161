package dev.attest.parts;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.attest.parts.HttpLook.Answer;
import dev.attest.parts.Reachability.Reachable;
import dev.attest.parts.Reachability.Unreachable;
import dev.attest.retrieval.langchain4j.ChromaSettings;
import java.net.URI;
import java.net.http.HttpRequest;
import reactor.core.publisher.Mono;

/** Whether a ChromaDB beats, knows our tenant and database, and which version it is. */
final class ChromaLook {

    private final ChromaSettings settings;
    private final HttpLook look;

    ChromaLook(ChromaSettings settings, HttpLook look) {
        this.settings = settings;
        this.look = look;
    }

    Mono<Reachability> reachability() {
        return get("/heartbeat")
                .flatMap(beat ->
                        beat.isGood() && beat.body().contains("heartbeat") ? database() : Mono.just(refused(beat)))
                .onErrorResume(e -> Mono.just(unreachable(HttpLook.predicate(e), start())));
    }

    private Mono<Reachability> database() {
        String path = "/tenants/%s/databases/%s".formatted(escaped(settings.tenant()), escaped(settings.database()));
        return get(path).flatMap(database -> switch (database.status()) {
            case 200 -> version("");
            case 404 -> version(", where tenant or database will be created");
            case 400, 422 -> Mono.just(namesRefused());
            default -> Mono.just(refused(database));
        });
    }

    private Mono<Reachability> version(String remark) {
        return get("/version")
                .map(version -> new Reachable(
                        "ChromaDB %s at %s%s"
                                .formatted(
                                        version.body().matches("\"[\\w.+-]{1,40}\"")
                                                ? version.body().replace("\"", "")
                                                : "of unknown version",
                                        settings.url(),
                                        remark),
                        ""));
    }

    /** ChromaDB wants three characters at least, and not every character. */
    private Reachability namesRefused() {
        return unreachable(
                "does not accept the names of tenant and database",
                "correct %s or %s".formatted(Variable.CHROMA_TENANT.variable(), Variable.CHROMA_DATABASE.variable()));
    }

    private Reachability refused(Answer answer) {
        String what = "answers " + answer.status();
        return switch (answer.status()) {
            case 401, 403 ->
                settings.token().isPresent()
                        ? unreachable(
                                what + " to the token",
                                "correct %s or %s"
                                        .formatted(
                                                Variable.CHROMA_TOKEN.variable(),
                                                Variable.CHROMA_TOKEN_HEADER.variable()))
                        : unreachable(what + " without a token", "set " + Variable.CHROMA_TOKEN.variable());
            case 429, 500, 502, 503, 504 -> unreachable(what, start());
            default ->
                unreachable(
                        "does not speak the API of ChromaDB 1.x",
                        "correct " + Variable.CHROMA_URL.variable() + ", without /api/v2");
        };
    }

    private static String start() {
        return "start it, or correct " + Variable.CHROMA_URL.variable();
    }

    private Reachability unreachable(String predicate, String advice) {
        return new Unreachable("ChromaDB at %s %s".formatted(settings.url(), predicate), advice);
    }

    private Mono<Answer> get(String path) {
        return look.get(URI.create(settings.url() + "/api/v2" + path), this::signed);
    }

    private HttpRequest.Builder signed(HttpRequest.Builder request) {
        settings.token().ifPresent(token -> request.header(token.header(), token.value()));
        return request;
    }

    private static String escaped(String name) {
        return encode(name, UTF_8).replace("+", "%20");
    }
}
