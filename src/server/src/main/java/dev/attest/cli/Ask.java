package dev.attest.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Asks a question and prints the answer with its sources. */
@Command(
        name = "ask",
        description = "Ask a question; prints the answer and where each part of it comes from.",
        footer = {"", "Exit code: 0 answered; 3 the system declined to answer; 1 an error."})
final class Ask implements Callable<Integer> {

    static final int DECLINED = 3;

    @Parameters(arity = "1..*", paramLabel = "QUESTION", description = "The question, quoted or not.")
    List<String> words = new ArrayList<>();

    @Option(
            names = "--collection",
            paramLabel = "NAME",
            description = "Ask this collection only; may be repeated (default: all you may read).")
    List<String> collections = new ArrayList<>();

    @Option(names = "--json", description = "Print the server's answer as JSON.")
    boolean json;

    @Mixin
    ServerChoice choice = new ServerChoice();

    private final Surroundings surroundings;

    Ask(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Console console = surroundings.console();
        try (Connection connection = choice.connect(surroundings)) {
            JsonNode answer = connection.client().ask(Question.of(String.join(" ", words), collections));
            AskReply reply = connection.client().read(answer, AskReply.class);
            if (json) {
                console.out().println(Json.pretty(answer));
            } else {
                AnswerText.lines(reply, console).forEach(console.out()::println);
            }
            return reply.answered() ? 0 : DECLINED;
        }
    }
}
