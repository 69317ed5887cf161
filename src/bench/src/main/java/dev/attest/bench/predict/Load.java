package dev.attest.bench.predict;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One request again and again over a number of connections that stay open, each with one request under way at a time, as wrk
 * does it: by one thread, so that the machine is left to what is measured.
 */
final class Load {

    private static final long SELECT_MS = 50;
    private static final long LONGEST_ANSWER = Duration.ofSeconds(60).toNanos();

    private Load() {}

    /**
     * Sends for as long as it is told, then waits for the answers under way.
     *
     * @param request head and body as they go over the wire
     * @throws IOException when a connection breaks, something other than HTTP/1.1 comes back, or nothing for a minute
     */
    static LoadResult run(URI server, byte[] request, int connections, long nanos) throws IOException {
        var address = new InetSocketAddress(server.getHost(), server.getPort());
        List<Exchange> exchanges = new ArrayList<>();
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < connections; i++) {
                exchanges.add(Exchange.open(address, request, selector));
            }
            return exchanged(selector, exchanges, nanos);
        } finally {
            for (Exchange exchange : exchanges) {
                exchange.close();
            }
        }
    }

    private static LoadResult exchanged(Selector selector, List<Exchange> exchanges, long nanos) throws IOException {
        var latencies = new Latencies();
        long began = System.nanoTime();
        long end = began + nanos;
        for (Exchange exchange : exchanges) {
            exchange.send();
        }
        int underWay = exchanges.size();
        long now = began;
        while (underWay > 0) {
            selector.select(SELECT_MS);
            if (System.nanoTime() - end > LONGEST_ANSWER) {
                throw new IOException(underWay + " requests are not answered");
            }
            for (SelectionKey key : selector.selectedKeys()) {
                Exchange exchange = (Exchange) key.attachment();
                if (exchange.proceed(key)) {
                    now = System.nanoTime();
                    latencies.add(now - exchange.sentAt(), exchange.status());
                    if (now < end) {
                        exchange.send();
                    } else {
                        underWay--;
                    }
                }
            }
            selector.selectedKeys().clear();
        }
        return latencies.result(now - began);
    }
}
