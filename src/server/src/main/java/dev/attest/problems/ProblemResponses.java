package dev.attest.problems;

import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers every failed request with problem details, or in the form of the protocol it follows, whatever the client said it
 * accepts; before Boot's own handler.
 */
@Component
@Order(-2)
final class ProblemResponses implements WebExceptionHandler {

    private static final String SECONDS_TO_WAIT = "2";

    private final Problems problems;
    private final List<ErrorForm> forms;
    private final JsonMapper json;

    /** @param forms of paths that have one of their own; the first that covers a path counts */
    ProblemResponses(Problems problems, List<ErrorForm> forms, JsonMapper json) {
        this.problems = problems;
        this.forms = List.copyOf(forms);
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable e) {
        ServerHttpResponse response = exchange.getResponse();
        if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
            return Mono.empty(); // nobody is there to be told
        }
        if (response.isCommitted()) {
            return Mono.error(e);
        }
        Problem problem = problems.of(e, exchange);
        HttpHeaders headers = response.getHeaders();
        headers.clearContentHeaders();
        if (e instanceof ErrorResponse framework) {
            // Allow with 405, Accept with 415.
            framework.getHeaders().forEach(headers::put);
        }
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            headers.set(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT);
        }
        Optional<ErrorForm> form = form(exchange);
        headers.setContentType(form.isPresent() ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_PROBLEM_JSON);
        response.setRawStatusCode(problem.status());
        byte[] body = json.writeValueAsBytes(form.map(own -> own.body(problem)).orElse(problem));
        headers.setContentLength(body.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private Optional<ErrorForm> form(ServerWebExchange exchange) {
        String path = exchange.getRequest().getPath().pathWithinApplication().value();
        return forms.stream().filter(form -> form.covers(path)).findFirst();
    }
}
