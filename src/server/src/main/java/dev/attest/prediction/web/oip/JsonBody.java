package dev.attest.prediction.web.oip;

import dev.attest.prediction.web.RowsBody;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import reactor.core.publisher.Mono;

/** The body of a request, as bytes that its headers call JSON. */
final class JsonBody {

    /** The protocol's tutorials send JSON with {@code curl -d}, which calls any body a form. */
    private static final List<MediaType> TAKEN = List.of(
            MediaType.APPLICATION_JSON, MediaType.valueOf("application/*+json"), MediaType.APPLICATION_FORM_URLENCODED);

    private JsonBody() {}

    /** Empty bytes where there is no body. */
    static Mono<byte[]> read(ServerWebExchange exchange) {
        return Mono.defer(() -> {
            check(exchange.getRequest().getHeaders());
            return RowsBody.read(exchange);
        });
    }

    private static void check(HttpHeaders headers) {
        MediaType type = type(headers);
        // Triton's client names no type for a body that is JSON throughout.
        if (type != null && TAKEN.stream().noneMatch(taken -> taken.includes(type))) {
            throw new UnsupportedMediaTypeStatusException(type, List.of(MediaType.APPLICATION_JSON));
        }
        String encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new RequestRefused("Bodies are taken as they are, not in the content encoding "
                    + RequestRefused.quoted(encoding) + "; send this one without");
        }
    }

    private static @Nullable MediaType type(HttpHeaders headers) {
        try {
            return headers.getContentType();
        } catch (InvalidMediaTypeException e) {
            throw new UnsupportedMediaTypeStatusException(
                    String.valueOf(e.getMessage()), List.of(MediaType.APPLICATION_JSON));
        }
    }
}
