package dev.attest.parts;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Reads the variables before Spring makes anything, so that a start that must fail fails before a folder or a connection is
 * opened; the bean {@link Parts} is what it read. Registered in {@code META-INF/spring.factories}.
 */
final class SwitchedOn implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(SwitchedOn.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        Parts parts = Parts.of(environment);
        warn(environment.getSystemEnvironment());
        parts.database().ifPresent(SwitchedOn::requireDatabase);
        context.getBeanFactory().registerSingleton("parts", parts);
    }

    /** Nothing works without the ledger, and a ledger of its own beside the one that was meant would hide that. */
    private static void requireDatabase(DatabaseSettings database) {
        if (PartChecks.database(database, PATIENCE) instanceof Reachability.Unreachable unreachable) {
            throw new PartUnreachable(unreachable.sentence());
        }
    }

    private static void warn(Map<String, Object> environment) {
        Map<String, String> texts = new HashMap<>();
        environment.forEach((name, value) -> texts.put(name, String.valueOf(value)));
        Spelling.doubtful(texts)
                .forEach((name, meant) ->
                        LOG.warn("Nobody reads the variable {}; was {} meant?", name, meant.variable()));
    }

    /** After what tests and others put into the environment. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
