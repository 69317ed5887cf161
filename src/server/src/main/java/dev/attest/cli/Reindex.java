package dev.attest.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Has the vector index built again from the ledger. */
@Command(
        name = "reindex",
        description = {
            "Empty the vector index and build it again from the ledger, without embedding anything twice.",
            "Answers are found by keywords alone until it is done."
        },
        footer = {"", "Exit code: 0 the index is whole again; 1 it is not, and the server goes on with it."})
final class Reindex implements Callable<Integer> {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    /** Looks without any progress after which nobody need wait any longer: 5 minutes. */
    private static final int PATIENCE = 600;

    @Option(names = "--json", description = "Print the server's last word as JSON.")
    boolean json;

    @Mixin
    ServerChoice choice = new ServerChoice();

    private final Surroundings surroundings;

    Reindex(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Connection connection = choice.connect(surroundings)) {
            VectorIndexReply reached = follow(connection.client());
            if (json) {
                surroundings.console().out().println(Json.pretty(reached));
            } else {
                surroundings.console().out().println(sentence(reached));
            }
            return reached.isCurrent() ? 0 : 1;
        }
    }

    private VectorIndexReply follow(AttestClient client) {
        VectorIndexReply reply = client.rebuildVectorIndex();
        int idle = 0;
        while (reply.isThere() && !reply.isCurrent() && idle < PATIENCE) {
            surroundings.waiting().pause(LOOK_AGAIN);
            VectorIndexReply next = client.vectorIndex();
            if (next.done() == reply.done()) {
                idle++;
            } else {
                idle = 0;
                surroundings.console().err().printf("%d of %d changes indexed%n", next.done(), next.total());
            }
            reply = next;
        }
        return reply;
    }

    private static String sentence(VectorIndexReply reply) {
        if (!reply.isThere()) {
            return "No vector index serves now, because its embedding model has never answered; 'attest doctor' says why.";
        }
        return reply.isCurrent()
                ? "The vector index holds all %d changes again, with vectors of %s."
                        .formatted(reply.total(), Console.line(String.valueOf(reply.model())))
                : "The vector index holds %d of %d changes and comes no further; 'attest doctor' says what is out of reach."
                        .formatted(reply.done(), reply.total());
    }
}
