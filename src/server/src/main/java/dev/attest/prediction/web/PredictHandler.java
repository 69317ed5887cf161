package dev.attest.prediction.web;

import dev.attest.prediction.Explainer;
import dev.attest.prediction.Explanation;
import dev.attest.prediction.Models;
import dev.attest.prediction.Predicted;
import dev.attest.prediction.Predicting;
import dev.attest.prediction.Rows;
import dev.attest.prediction.RowsRefused;
import dev.attest.prediction.ServedModel;
import dev.attest.problems.InvalidField;
import dev.attest.security.PrincipalResolver;
import dev.attest.tenancy.Principal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.accept.RequestedContentTypeResolver;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/** Reads and writes bodies itself: for a single row, Spring's way through its codecs costs as much as the prediction. */
@Component
final class PredictHandler implements WebHandler {

    static final String MODEL = "model";
    static final String VERSION = "version";
    static final String EXPLAIN = "explain";

    private static final MediaType CSV_IN_UTF_8 = MediaType.valueOf("text/csv;charset=UTF-8");

    private final PrincipalResolver principals;
    private final RequestedContentTypeResolver accepted;
    private final Models models;
    private final Predicting predicting;
    private final Explainer explainer;
    private final RowsForms forms;
    private final BulkWork bulk;

    PredictHandler(
            PrincipalResolver principals,
            RequestedContentTypeResolver accepted,
            Models models,
            Predicting predicting,
            Explainer explainer,
            RowsForms forms,
            BulkWork bulk) {
        this.principals = principals;
        this.accepted = accepted;
        this.models = models;
        this.predicting = predicting;
        this.explainer = explainer;
        this.forms = forms;
        this.bulk = bulk;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange) {
        if (exchange.getRequest().getMethod().equals(HttpMethod.OPTIONS)) {
            exchange.getResponse().getHeaders().set(HttpHeaders.ALLOW, "POST,OPTIONS");
            return exchange.getResponse().setComplete();
        }
        MediaType brought = Negotiation.brought(exchange);
        MediaType wanted = Negotiation.accepted(exchange, accepted);
        return principals
                .resolve(exchange)
                .flatMap(by -> predict(exchange, brought, answer(exchange, by, wanted)))
                .flatMap(body -> send(exchange.getResponse(), wanted, body));
    }

    /** Makes an answer of rows. */
    private interface Answer {

        Mono<byte[]> of(ServedModel model, Rows rows);
    }

    private Answer answer(ServerWebExchange exchange, Principal by, MediaType wanted) {
        boolean explain = explain(exchange);
        if (!wanted.equals(Negotiation.CSV)) {
            return (model, rows) -> json(by, model, rows, explain);
        }
        if (explain) {
            throw new InvalidField(EXPLAIN, "is possible in JSON only: send Accept: application/json");
        }
        return (model, rows) -> table(by, model, rows);
    }

    private static boolean explain(ServerWebExchange exchange) {
        return switch (parameter(exchange, EXPLAIN).orElse("")) {
            case "true" -> true;
            case "", "false" -> false;
            default -> throw new InvalidField(EXPLAIN, "must be true or false");
        };
    }

    private static Optional<String> parameter(ServerWebExchange exchange, String name) {
        List<String> values = exchange.getRequest().getQueryParams().getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw new InvalidField(name, "must be given once");
        }
        return values.stream().filter(Objects::nonNull).findFirst();
    }

    private Mono<byte[]> predict(ServerWebExchange exchange, MediaType brought, Answer answer) {
        Map<String, String> path = exchange.getRequiredAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        String name = Objects.requireNonNull(path.get(MODEL));
        Optional<String> version = parameter(exchange, VERSION);
        return RowsBody.read(exchange)
                .flatMap(body -> models.using(
                        name, version, model -> rows(brought, model, body).flatMap(rows -> answer.of(model, rows))))
                .onErrorMap(RowsRefused.class, e -> RowsForms.told(e, brought));
    }

    private Mono<Rows> rows(MediaType type, ServedModel model, byte[] body) {
        return bulk.ofBytes(body.length, () -> forms.read(body, type, model.card()));
    }

    private Mono<byte[]> json(Principal by, ServedModel model, Rows rows, boolean explain) {
        // What cannot be explained is not predicted either: predictions are logged, and this one nobody would see.
        return explain
                ? explainer
                        .explain(model, rows)
                        .flatMap(explanations -> predicting
                                .predict(by, model, rows)
                                .flatMap(predicted -> json(predicted, Optional.of(explanations))))
                : predicting.predict(by, model, rows).flatMap(predicted -> json(predicted, Optional.empty()));
    }

    private Mono<byte[]> json(Predicted predicted, Optional<List<Explanation>> explanations) {
        return bulk.ofNumbers(
                predicted.scores().probabilities().length, () -> PredictionsWriter.write(predicted, explanations));
    }

    private Mono<byte[]> table(Principal by, ServedModel model, Rows rows) {
        return predicting
                .predict(by, model, rows)
                .flatMap(predicted ->
                        bulk.ofNumbers(predicted.scores().probabilities().length, () -> forms.table(predicted)));
    }

    private static Mono<Void> send(ServerHttpResponse response, MediaType type, byte[] body) {
        response.getHeaders().setContentType(type.equals(Negotiation.CSV) ? CSV_IN_UTF_8 : type);
        response.getHeaders().setContentLength(body.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }
}
