package dev.attest.cli;

import dev.attest.AttestApplication;
import dev.attest.ledger.jdbc.LedgerUnreachable;
import dev.attest.parts.PartUnreachable;
import dev.attest.parts.SettingUnusable;
import dev.attest.parts.SettingsUnusable;
import dev.attest.parts.Variable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/** The Spring Boot application, started with its log in the data folder and its console kept for the command. */
final class SpringServer implements EmbeddedServer {

    @Override
    public Running start(ServerOptions options) {
        requireFree(options);
        return launch(options);
    }

    /** Starts without asking first, so a port taken in between still ends in the same sentence. */
    static Running launch(ServerOptions options) {
        SpringApplication application = new SpringApplication(AttestApplication.class);
        application.setBannerMode(Banner.Mode.OFF);
        // The command closes server and data folder in order; a second hook would race with that.
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(defaults(options));
        CountDownLatch stopped = new CountDownLatch(1);
        application.addListeners(event -> {
            if (event instanceof ContextClosedEvent closed
                    && closed.getApplicationContext().getParent() == null) {
                stopped.countDown();
            }
        });
        try {
            return new RunningContext(application.run(arguments(options)), options.host(), stopped);
        } catch (RuntimeException e) {
            if (isPortTrouble(e)) {
                throw portInUse(options, e);
            }
            throw refusal(e).orElse(e);
        }
    }

    static Optional<RuntimeException> refusal(RuntimeException failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SettingsUnusable unusable) {
                return Optional.of(new StartRefused(unusable.sentence(), failure));
            }
            if (cause instanceof SettingUnusable unusable) {
                return Optional.of(new StartRefused(unusable.sentence(), failure));
            }
            if (cause instanceof PartUnreachable unreachable) {
                return Optional.of(new StartRefused(unreachable.sentence(), failure));
            }
            if (cause instanceof LedgerUnreachable unreachable) {
                return Optional.of(new StartRefused(
                        unreachable.getMessage() + ", or correct " + Variable.DB_URL.variable() + ".", failure));
            }
        }
        return Optional.empty();
    }

    private static String[] arguments(ServerOptions options) {
        return new String[] {
            "--server.address=" + options.host(),
            "--server.port=" + options.port(),
            "--attest.data=" + options.data().toAbsolutePath().normalize()
        };
    }

    /** Defaults only: a variable such as {@code LOGGING_THRESHOLD_CONSOLE} still wins. */
    private static Map<String, Object> defaults(ServerOptions options) {
        Map<String, Object> defaults = new HashMap<>();
        defaults.put("spring.main.log-startup-info", "false");
        // Only a server started from the command line knows its installation; ATTEST_MODELS still wins.
        defaults.put(
                "attest.models.found",
                Installation.foundModels(System.getenv()).toAbsolutePath().toString());
        defaults.put("attest.evaluations.work", Boolean.toString(options.lasting()));
        defaults.putAll(Installation.foundEvaluation(System.getenv()));
        defaults.put("logging.file.name", options.data().resolve("attest.log").toString());
        defaults.put("logging.threshold.console", options.quiet() ? "OFF" : "ERROR");
        // Open requests are waited for by graceful shutdown; Netty's own two idle seconds would end every command.
        defaults.put("spring.reactor.netty.shutdown-quiet-period", "0s");
        // A failed start reaches the user as one sentence from the command, so Spring's own report stays out.
        defaults.put("logging.level.org.springframework.boot.SpringApplication", "OFF");
        defaults.put("logging.level.org.springframework.boot.diagnostics", "OFF");
        defaults.put("logging.level.org.springframework.boot.autoconfigure.logging", "ERROR");
        return defaults;
    }

    /** Asked before anything is opened, so that a taken port is told at once and by nobody else. */
    private static void requireFree(ServerOptions options) {
        if (options.port() == 0) {
            return;
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(options.host(), options.port()));
        } catch (BindException e) {
            String reason = String.valueOf(e.getMessage());
            if (reason.contains("in use")) {
                throw portInUse(options, e);
            }
            throw new PortUnavailable(
                    "Cannot listen on %s port %d (%s); choose another with --host and --port."
                            .formatted(options.host(), options.port(), reason),
                    e);
        } catch (IOException e) {
            throw new PortUnavailable(
                    "Cannot listen on %s port %d (%s)."
                            .formatted(options.host(), options.port(), String.valueOf(e.getMessage())),
                    e);
        }
    }

    private static PortUnavailable portInUse(ServerOptions options, Throwable cause) {
        return new PortUnavailable(
                "Port %d on %s is in use by another program; stop that program, or choose another port with --port (0 takes any free one)."
                        .formatted(options.port(), options.host()),
                cause);
    }

    private static boolean isPortTrouble(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException || cause instanceof BindException) {
                return true;
            }
        }
        return false;
    }

    private record RunningContext(ConfigurableApplicationContext context, String host, CountDownLatch stopped)
            implements Running {

        @Override
        public URI url() {
            String port = context.getEnvironment().getRequiredProperty("local.server.port");
            String literal = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
            return URI.create("http://" + literal + ":" + port);
        }

        @Override
        public void awaitStop() {
            try {
                stopped.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            context.close();
            stopped.countDown();
        }
    }
}
