package dev.attest.prediction.web;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The bytes of a request that brings rows. */
final class RowsBody {

    /** Most rows of one request. */
    static final int MOST_ROWS = 10_000;

    /**
     * Room for that many rows of 1,600 bytes, which is some 60 features with names of 16 letters. The limit of other JSON
     * bodies, 4 MB, would be 400 bytes a row.
     */
    static final int MOST_BYTES = 1_600 * MOST_ROWS;

    private static final byte[] NOTHING = {};

    private RowsBody() {}

    /** All bytes, in an array of their own: what the connection lent is given back before anything is made of them. */
    static Mono<byte[]> read(ServerWebExchange exchange) {
        return DataBufferUtils.join(exchange.getRequest().getBody(), MOST_BYTES)
                .map(RowsBody::bytes)
                .onErrorMap(DataBufferLimitException.class, e -> new BodyTooLarge(MOST_BYTES))
                .defaultIfEmpty(NOTHING);
    }

    private static byte[] bytes(DataBuffer buffer) {
        try {
            byte[] bytes = new byte[buffer.readableByteCount()];
            buffer.read(bytes);
            return bytes;
        } finally {
            DataBufferUtils.release(buffer);
        }
    }
}
