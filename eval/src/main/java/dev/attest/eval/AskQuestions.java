package dev.attest.eval;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

    @Option(
            names = "--url",
            description = "The server (default: ${env:ATTEST_URL}, else ${DEFAULT-VALUE}).",
            defaultValue = "${env:ATTEST_URL:-http://127.0.0.1:8080}")
    private URI url = URI.create("http://127.0.0.1:8080");

    @Option(names = "--json", description = "Print one object a line instead of tables.")
    private boolean json;

    @Option(
            names = "--misses",
            description = "List, on standard error, the tuned questions whose answer was not as expected.")
    private boolean misses;

    @Override
    public Integer call() throws IOException {
        List<Sample> asked = questions.read();
        AskClient client = new AskClient(url);
        requireDocuments(asked, client.sourceKeys());
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
                    .filter(outcome -> !outcome.question().frozen() && outcome.isMiss())
                    .forEach(outcome -> System.err.println(outcome.line()));
        }
        List<Outcome> failed = outcomes.stream()
                .filter(outcome -> outcome.reply().failure() != null)
                .toList();
        failed.forEach(outcome -> System.err.println(
                "attest: " + outcome.question().id() + ": " + outcome.reply().failure()));
        return failed.isEmpty() ? 0 : 1;
    }

    /** A server without the documents would decline everything, and look careful. */
    private void requireDocuments(List<Sample> asked, Set<String> present) {
        Set<String> missing = new TreeSet<>();
        asked.forEach(sample -> sample.gold().forEach(gold -> missing.add(gold.document())));
        missing.removeAll(present);
        if (!missing.isEmpty()) {
            throw new EvalFailure(
                    "%s has not read %d of the documents asked about, such as %s. Read them in with ./attest ingest ingest/samples."
                            .formatted(url, missing.size(), missing.iterator().next()));
        }
    }
}
