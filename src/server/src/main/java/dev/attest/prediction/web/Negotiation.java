package dev.attest.prediction.web;

import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.accept.RequestedContentTypeResolver;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

/** In which forms rows come and predictions go, with the errors that annotated handlers give. */
final class Negotiation {

    static final MediaType CSV = new MediaType("text", "csv");

    private static final List<MediaType> FORMS = List.of(MediaType.APPLICATION_JSON, CSV);

    private Negotiation() {}

    /**
     * The form of the rows a request brings.
     *
     * @throws MethodNotAllowedException when it does not bring anything
     * @throws UnsupportedMediaTypeStatusException when it brings something else
     */
    static MediaType brought(ServerWebExchange exchange) {
        HttpMethod method = exchange.getRequest().getMethod();
        if (!method.equals(HttpMethod.POST)) {
            throw new MethodNotAllowedException(method, List.of(HttpMethod.POST));
        }
        Optional<MediaType> type = type(exchange);
        return type.filter(known -> FORMS.stream().anyMatch(form -> form.includes(known)))
                .orElseThrow(() -> new UnsupportedMediaTypeStatusException(type.orElse(null), FORMS, method));
    }

    private static Optional<MediaType> type(ServerWebExchange exchange) {
        try {
            return Optional.ofNullable(exchange.getRequest().getHeaders().getContentType());
        } catch (InvalidMediaTypeException e) {
            throw new UnsupportedMediaTypeStatusException(e.getMessage(), FORMS);
        }
    }

    /**
     * The form the client likes best of those there are.
     *
     * @throws NotAcceptableStatusException when it likes none
     */
    static MediaType accepted(ServerWebExchange exchange, RequestedContentTypeResolver resolver) {
        for (MediaType accepted : resolver.resolveMediaTypes(exchange)) {
            for (MediaType form : FORMS) {
                if (accepted.isCompatibleWith(form)) {
                    return form;
                }
            }
        }
        throw new NotAcceptableStatusException(FORMS);
    }
}
