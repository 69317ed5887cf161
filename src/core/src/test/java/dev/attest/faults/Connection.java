package dev.attest.faults;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Random;

/** One client's connection and the one to the target behind it. Either side's end is the other's too. */
final class Connection {

    private static final int PIECE = 8192;

    private final FaultyProxy proxy;
    private final Socket client;
    private final Socket server = new Socket();
    private final Random random;
    private volatile boolean lost;
    private Fault current = Fault.PASS;
    private long untilCut = Long.MAX_VALUE;

    Connection(FaultyProxy proxy, Socket client, long seed) {
        this.proxy = proxy;
        this.client = client;
        this.random = new Random(seed);
    }

    void run(InetSocketAddress target) {
        try {
            lost = proxy.fault() instanceof Fault.BlackHole;
            if (!lost) {
                server.connect(target);
                server.setTcpNoDelay(true);
                client.setTcpNoDelay(true);
                FaultyProxy.daemon("answers", this::passAnswers);
            }
            passRequests();
        } catch (IOException e) {
            reset();
        }
    }

    /** Ends both sides with a reset. */
    void reset() {
        try {
            client.setSoLinger(true, 0);
        } catch (SocketException e) {
            // closed already
        }
        end();
    }

    private void end() {
        quietly(client);
        quietly(server);
        proxy.ended(this);
    }

    private void passRequests() throws IOException {
        byte[] piece = new byte[PIECE];
        InputStream in = client.getInputStream();
        for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
            if (!swallows()) {
                server.getOutputStream().write(piece, 0, n);
                proxy.count(n, 0);
            }
        }
        end();
    }

    private void passAnswers() {
        byte[] piece = new byte[PIECE];
        try {
            InputStream in = server.getInputStream();
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                answer(piece, n);
            }
            endUnlessLost(this::end);
        } catch (IOException e) {
            endUnlessLost(this::reset);
        }
    }

    /** A client in the black hole does not hear of the target's end either. */
    private void endUnlessLost(Runnable ending) {
        if (!swallows()) {
            ending.run();
        }
    }

    private void answer(byte[] piece, int length) throws IOException {
        int done = 0;
        while (done < length && !swallows()) {
            Fault fault = faultNow();
            int part = Math.min(length - done, allowed(fault));
            if (fault instanceof Fault.Garble garble) {
                garble(piece, done, part, garble.every());
            }
            proxy.waitDuring(fault, wait(fault, part), this);
            if (swallows()) {
                return;
            }
            write(piece, done, part);
            done += part;
            untilCut -= part;
            if (fault instanceof Fault.CutAfter && untilCut <= 0) {
                end();
                return;
            }
        }
    }

    private void write(byte[] piece, int from, int length) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write(piece, from, length);
        proxy.count(0, length);
    }

    private Fault faultNow() {
        Fault fault = proxy.fault();
        if (fault != current) {
            current = fault;
            untilCut = fault instanceof Fault.CutAfter cut ? drawn(cut.least(), cut.most()) : Long.MAX_VALUE;
        }
        return fault;
    }

    private int allowed(Fault fault) {
        if (fault instanceof Fault.Throttle throttle) {
            return Math.max(1, throttle.bytesPerSecond() / 10);
        }
        return (int) Math.min(untilCut, PIECE);
    }

    private Duration wait(Fault fault, int bytes) {
        if (fault instanceof Fault.Throttle throttle) {
            return Duration.ofNanos(bytes * 1_000_000_000L / throttle.bytesPerSecond());
        }
        if (fault instanceof Fault.Delay delay) {
            return Duration.ofNanos(drawn(delay.least().toNanos(), delay.most().toNanos()));
        }
        return Duration.ZERO;
    }

    private long drawn(long least, long most) {
        return random.nextLong(least, most + 1);
    }

    private void garble(byte[] piece, int from, int length, int every) {
        for (int i = from; i < from + length; i++) {
            if (random.nextInt(every) == 0) {
                piece[i] ^= (byte) (1 << random.nextInt(8));
            }
        }
    }

    private boolean swallows() {
        lost |= proxy.fault() instanceof Fault.BlackHole;
        return lost;
    }

    static void quietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            // it is gone either way
        }
    }
}
