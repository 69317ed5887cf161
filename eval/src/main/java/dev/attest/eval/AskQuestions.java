package dev.attest.eval;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Asks a running server every question, one after the other. */
@Command(
        name = "ask",
        mixinStandardHelpOptions = true,
        description = {
            "Asks a server that has read the documents all questions, and counts what it answered.",
            "Frozen questions are counted apart: they are for reporting, never for tuning."
        })
final class AskQuestions implements Callable<Integer> {

    @Mixin
    private QuestionsOption questions = new QuestionsOption();

    @Option(names = "--url", description = "The server (default: ${DEFAULT-VALUE}).")
    private URI url = URI.create("http://127.0.0.1:8080");

    @Option(names = "--json", description = "Print one object a line instead of tables.")
    private boolean json;

    @Option(names = "--misses", description = "List the tuned questions whose answer was not as expected.")
    private boolean misses;

    @Override
    public Integer call() throws IOException {
        List<Sample> asked = questions.read();
        AskClient client = new AskClient(url);
        List<Outcome> outcomes = new ArrayList<>();
        for (Sample question : asked) {
            outcomes.add(Outcome.of(question, client.ask(question.question())));
            if (outcomes.size() % 20 == 0) {
                System.err.printf("%d of %d questions asked%n", outcomes.size(), asked.size());
            }
        }
        List<Confusion> halves = List.of(Confusion.of("tuned", outcomes), Confusion.of("frozen", outcomes));
        if (json) {
            JsonMapper mapper = new JsonMapper();
            halves.stream()
                    .flatMap(half -> half.measures().stream())
                    .forEach(measure -> System.out.println(mapper.writeValueAsString(measure)));
        } else {
            Confusion.table(halves).forEach(System.out::println);
        }
        if (misses) {
            // What a frozen question missed must stay unknown to whoever tunes.
            outcomes.stream()
                    .filter(outcome -> !outcome.question().frozen() && !outcome.right())
                    .forEach(outcome -> System.out.println(outcome.line()));
        }
        return 0;
    }
}
