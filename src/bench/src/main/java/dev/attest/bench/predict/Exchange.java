package dev.attest.bench.predict;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One connection, and the request that is under way on it. */
final class Exchange implements AutoCloseable {

    private final SocketChannel channel;
    private final ByteBuffer request;
    private final ByteBuffer received = ByteBuffer.allocate(1 << 16);
    private final SelectionKey key;
    private ReplyScanner reply = new ReplyScanner();
    private long sentAt;
    private int status;

    private Exchange(SocketChannel channel, byte[] request, Selector selector) throws IOException {
        this.channel = channel;
        this.request = ByteBuffer.wrap(request);
        this.key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    static Exchange open(InetSocketAddress server, byte[] request, Selector selector) throws IOException {
        SocketChannel channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        return new Exchange(channel, request, selector);
    }

    void send() throws IOException {
        request.rewind();
        reply = new ReplyScanner();
        sentAt = System.nanoTime();
        write();
    }

    private void write() throws IOException {
        channel.write(request);
        key.interestOps(request.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    /** Goes on with what the key is ready for; whether the answer is whole. */
    boolean proceed(SelectionKey ready) throws IOException {
        if (ready.isWritable()) {
            write();
        }
        if (!ready.isReadable()) {
            return false;
        }
        received.clear();
        if (channel.read(received) < 0) {
            throw new IOException("The server closed a connection in the middle of an answer");
        }
        received.flip();
        boolean whole = reply.take(received);
        if (whole) {
            status = reply.status();
        }
        return whole;
    }

    long sentAt() {
        return sentAt;
    }

    int status() {
        return status;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
