package dev.attest.prediction.web.oip;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The bodies of requests, taken in as bytes. */
final class JsonBodies {

    /** Above this, reading the JSON takes longer than going to another thread by far. */
    private static final int SMALL = 64 << 10;

    private static final List<MediaType> TAKEN =
            List.of(MediaType.APPLICATION_JSON, MediaType.valueOf("application/*+json"));

    private JsonBodies() {}

    /**
     * The whole body; empty bytes where there is none. What follows a large one runs off the event loop.
     *
     * @param most bytes it may have
     */
    static Mono<byte[]> read(ServerHttpRequest request, int most) {
        return Mono.defer(() -> {
            check(request.getHeaders(), most);
            return DataBufferUtils.join(request.getBody(), most)
                    .map(JsonBodies::bytes)
                    .defaultIfEmpty(new byte[0])
                    .onErrorMap(DataBufferLimitException.class, e -> new BodyTooLarge(most))
                    .flatMap(JsonBodies::onItsThread);
        });
    }

    private static void check(HttpHeaders headers, int most) {
        MediaType type = type(headers);
        // Triton's client says nothing of a body that is JSON throughout.
        if (type != null && TAKEN.stream().noneMatch(taken -> taken.includes(type))) {
            throw new UnsupportedMediaTypeStatusException(type, List.of(MediaType.APPLICATION_JSON));
        }
        String encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new RequestRefused("Bodies are taken as they are, not in the content encoding "
                    + RequestRefused.quoted(encoding) + "; send this one without");
        }
        if (headers.getContentLength() > most) {
            throw new BodyTooLarge(most);
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

    private static byte[] bytes(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static Mono<byte[]> onItsThread(byte[] body) {
        Mono<byte[]> read = Mono.just(body);
        return body.length <= SMALL ? read : read.publishOn(Schedulers.parallel());
    }
}
