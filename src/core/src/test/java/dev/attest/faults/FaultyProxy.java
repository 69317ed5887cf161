package dev.attest.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A TCP proxy on a free loopback port in front of a server, with a {@link Fault} that can be changed while it runs and
 * then holds for open connections too. What is random follows from the seed and the number of the connection alone.
 */
public final class FaultyProxy implements AutoCloseable {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final InetSocketAddress target;
    private final long seed;
    private final int port;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private @Nullable Listening listening;
    private Fault fault = Fault.PASS;
    private int opened;
    private long sent;
    private long answered;
    private boolean closed;

    public FaultyProxy(String host, int port, long seed) {
        this.target = new InetSocketAddress(host, port);
        this.seed = seed;
        this.port = listen(0);
    }

    /** For faults that draw nothing at random. */
    public FaultyProxy(String host, int port) {
        this(host, port, 0);
    }

    /** In front of the server of this URL, which names its port. */
    public static FaultyProxy before(URI server) {
        return new FaultyProxy(server.getHost(), server.getPort());
    }

    public String host() {
        return LOOPBACK.getHostAddress();
    }

    public int port() {
        return port;
    }

    /** The server's URL with this proxy as its host and port. */
    public URI instead(URI server) {
        return URI.create(server.toString().replace(server.getRawAuthority(), host() + ":" + port));
    }

    /** From now on, for new connections and open ones; a refusing port refuses before this returns. */
    public void behave(Fault wanted) {
        Listening stopped = change(wanted);
        if (stopped != null) {
            stopped.awaitEnd();
        }
    }

    private synchronized @Nullable Listening change(Fault wanted) {
        fault = wanted;
        notifyAll();
        Listening before = listening;
        if (wanted instanceof Fault.Refuse) {
            stopListening();
        } else if (listening == null && !closed) {
            listen(port);
        }
        if (wanted instanceof Fault.Refuse || wanted instanceof Fault.Reset) {
            connections.forEach(Connection::reset);
        }
        return listening == null ? before : null;
    }

    /** Ends every open connection with a reset; the fault stays as it is. */
    public void dropOpen() {
        connections.forEach(Connection::reset);
    }

    /** Connections accepted so far, those reset at once among them. */
    public synchronized int opened() {
        return opened;
    }

    public int open() {
        return connections.size();
    }

    /** Bytes that reached the target. */
    public synchronized long bytesSent() {
        return sent;
    }

    /** Bytes that reached clients. */
    public synchronized long bytesAnswered() {
        return answered;
    }

    /** Waits until exactly this many connections are open; an {@link AssertionError} when the patience ends first. */
    public void awaitOpen(int n, Duration patience) {
        await(() -> open() == n, n + " open connections", patience);
    }

    /** Waits until at least this many connections were accepted. */
    public void awaitOpened(int n, Duration patience) {
        await(() -> opened >= n, n + " accepted connections", patience);
    }

    /** Waits until at least this many bytes reached clients. */
    public void awaitAnswered(long bytes, Duration patience) {
        await(() -> answered >= bytes, bytes + " answered bytes", patience);
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
        stopListening();
        connections.forEach(Connection::reset);
    }

    private synchronized void await(BooleanSupplier reached, String what, Duration patience) {
        if (!waitUntil(reached, patience)) {
            throw new AssertionError("no " + what + " within " + patience + " but " + opened + " accepted, " + open()
                    + " open, " + answered + " bytes answered");
        }
    }

    private synchronized int listen(int wanted) {
        try {
            ServerSocket socket = new ServerSocket(wanted, 0, LOOPBACK);
            listening = new Listening(socket, daemon("accepting", () -> accept(socket)));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("port " + wanted + " cannot be opened", e);
        }
    }

    private void stopListening() {
        if (listening != null) {
            Connection.quietly(listening.socket());
            listening = null;
        }
    }

    private void accept(ServerSocket socket) {
        try {
            while (true) {
                admit(socket.accept());
            }
        } catch (IOException e) {
            // closed: by a fault or with the proxy
        }
    }

    private synchronized void admit(Socket client) {
        opened++;
        Connection connection = new Connection(this, client, seed * 31 + opened);
        if (closed || fault instanceof Fault.Refuse || fault instanceof Fault.Reset) {
            connection.reset();
        } else {
            connections.add(connection);
            daemon("connection " + opened, () -> connection.run(target));
        }
        notifyAll();
    }

    synchronized Fault fault() {
        return fault;
    }

    synchronized void count(int up, int down) {
        sent += up;
        answered += down;
        notifyAll();
    }

    synchronized void ended(Connection connection) {
        connections.remove(connection);
        notifyAll();
    }

    /** Waits, but no longer than this fault lasts nor than the connection does. */
    void waitDuring(Fault current, Duration time, Connection connection) {
        waitUntil(() -> fault != current || !connections.contains(connection), time);
    }

    private synchronized boolean waitUntil(BooleanSupplier reached, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (!reached.getAsBoolean()) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                wait(left / 1_000_000, (int) (left % 1_000_000));
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, "faulty-proxy " + name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private record Listening(ServerSocket socket, Thread accepting) {

        /** The system goes on taking connections for a closed socket until the thread blocked in accept has left it. */
        void awaitEnd() {
            try {
                accepting.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
