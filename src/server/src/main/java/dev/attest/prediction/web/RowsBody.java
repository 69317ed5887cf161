package dev.attest.prediction.web;

import java.io.ByteArrayOutputStream;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The bytes of a request that brings rows. */
public final class RowsBody {

    /** Most rows of one request. */
    public static final int MOST_ROWS = 10_000;

    /**
     * Room for that many rows of 1,600 bytes, which is some 60 features with names of 16 letters. The limit of other JSON
     * bodies, 4 MB, would be 400 bytes a row.
     */
    static final int MOST_BYTES = 1_600 * MOST_ROWS;

    private static final int FIRST = 4 << 10;

    /** What is put aside because a request says how long it is; the rest is once it has come. */
    private static final int BELIEVED = 64 << 10;

    private RowsBody() {}

    /**
     * All bytes, in an array of their own: what the connection lent is given back before anything is made of them. Not
     * {@code DataBufferUtils.join} (Spring 7.0.9), which gives back twice the buffer that goes beyond its limit, so that the
     * connection breaks instead of being answered.
     */
    public static Mono<byte[]> read(ServerWebExchange exchange) {
        long length = exchange.getRequest().getHeaders().getContentLength();
        if (length > MOST_BYTES) {
            return Mono.error(new BodyTooLarge(MOST_BYTES));
        }
        return exchange.getRequest()
                .getBody()
                .collect(() -> new ByteArrayOutputStream(room(length)), RowsBody::take)
                .map(ByteArrayOutputStream::toByteArray);
    }

    private static int room(long length) {
        return length < 0 ? FIRST : (int) Math.min(length, BELIEVED);
    }

    private static void take(ByteArrayOutputStream bytes, DataBuffer buffer) {
        try {
            int more = buffer.readableByteCount();
            if (more > MOST_BYTES - bytes.size()) {
                throw new BodyTooLarge(MOST_BYTES);
            }
            var piece = new byte[more];
            buffer.read(piece);
            bytes.writeBytes(piece);
        } finally {
            DataBufferUtils.release(buffer);
        }
    }
}
