package dev.attest.prediction.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Flux;

class RowsBodyTest {

    private static MockServerWebExchange exchange(long length, Flux<DataBuffer> body) {
        return MockServerWebExchange.from(MockServerHttpRequest.post("/predict/flowers")
                .contentLength(length)
                .body(body));
    }

    private static DataBuffer buffer(int bytes) {
        return DefaultDataBufferFactory.sharedInstance.wrap(new byte[bytes]);
    }

    @Test
    void putsLittleAsideForWhatIsOnlyAnnounced() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var nothing = exchange(0, Flux.never());
        RowsBody.read(nothing).subscribe().dispose();
        var announced = exchange(RowsBody.MOST_BYTES, Flux.never());

        long before = threads.getCurrentThreadAllocatedBytes();
        RowsBody.read(announced).subscribe().dispose();
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1 << 20);
    }

    @Test
    void readsMoreThanWasPutAside() {
        var body = Flux.just(buffer(60_000), buffer(60_000), buffer(80_000));
        assertThat(RowsBody.read(exchange(200_000, body)).block()).hasSize(200_000);
    }
}
