package dev.attest.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears the signals that ask a process to end, before the JVM begins to shut down. From then on all shutdown hooks run at
 * once, and ONNX Runtime has one that frees what every model needs: requests that still run would fail.
 *
 * <p>By reflection: {@code sun.misc.Signal} is in every JDK (module jdk.unsupported) and has no successor, and the compiler
 * warns of it in a way that cannot be switched off.
 */
final class StopSignals implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StopSignals.class);
    private static final List<String> NAMES = List.of("TERM", "INT", "HUP");

    private final IntConsumer heard;
    /** What handled each signal until now. */
    private final Map<Object, Object> before = new LinkedHashMap<>();

    /**
     * Hears SIGTERM, SIGINT and SIGHUP from now on, as far as there are such and the JVM leaves them to others. The rest
     * ends the JVM as ever.
     *
     * @param heard is given the number of each signal, on a thread of its own
     */
    StopSignals(IntConsumer heard) {
        this.heard = heard;
        NAMES.forEach(this::hear);
    }

    private void hear(String name) {
        try {
            Object signal = type().getConstructor(String.class).newInstance(name);
            Object ours = Proxy.newProxyInstance(
                    StopSignals.class.getClassLoader(), new Class<?>[] {handler()}, (proxy, method, arguments) -> {
                        if (method.getDeclaringClass() == Object.class) {
                            return method.invoke(this, arguments);
                        }
                        heard.accept((int) type().getMethod("getNumber").invoke(signal));
                        return null;
                    });
            before.put(signal, handle(signal, ours));
        } catch (InvocationTargetException e) { // Windows has no SIGHUP, and under -Xrs the system keeps them all
            LOG.debug("SIG{} is not heard", name, e.getCause());
        } catch (ReflectiveOperationException e) {
            LOG.debug("There are no signals in this Java", e);
        }
    }

    private static Object handle(Object signal, Object by) throws ReflectiveOperationException {
        Method handle = type().getMethod("handle", type(), handler());
        return handle.invoke(null, signal, by);
    }

    private static Class<?> type() throws ClassNotFoundException {
        return Class.forName("sun.misc.Signal");
    }

    private static Class<?> handler() throws ClassNotFoundException {
        return Class.forName("sun.misc.SignalHandler");
    }

    /** Leaves the signals to who had them before. */
    @Override
    public void close() {
        before.forEach((signal, by) -> {
            try {
                handle(signal, by);
            } catch (ReflectiveOperationException e) {
                LOG.debug("{} cannot be given back", signal, e);
            }
        });
        before.clear();
    }
}
