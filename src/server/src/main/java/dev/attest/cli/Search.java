package dev.attest.cli;

import dev.attest.cli.SearchReply.PassageReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shows the passages nearest to a query, without an answer. */
@Command(name = "search", description = "Show the passages nearest to a query, best first.")
final class Search implements Callable<Integer> {

    private static final int EXCERPT = 100;

    @Parameters(arity = "1..*", paramLabel = "QUERY", description = "What to look for, quoted or not.")
    List<String> words = new ArrayList<>();

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "8",
            description = "How many passages at most (default: 8).")
    int top;

    @Option(
            names = "--collection",
            paramLabel = "NAME",
            description = "Search this collection only; may be repeated (default: all you may read).")
    List<String> collections = new ArrayList<>();

    @Option(names = "--explain", description = "Tell how it was looked for, and why each passage ranks where it does.")
    boolean explain;

    @Option(names = "--json", description = "Print the server's reply as JSON.")
    boolean json;

    @Mixin
    ServerChoice choice = new ServerChoice();

    private final Surroundings surroundings;

    Search(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Console console = surroundings.console();
        try (Connection connection = choice.connect(surroundings)) {
            JsonNode found = connection.client().search(String.join(" ", words), collections, top, explain);
            if (json) {
                console.out().println(Json.pretty(found));
            } else {
                SearchReply reply = connection.client().read(found, SearchReply.class);
                (explain ? SearchExplanation.lines(reply) : lines(reply)).forEach(console.out()::println);
            }
        }
        return 0;
    }

    static List<String> lines(SearchReply reply) {
        List<String> lines = new ArrayList<>();
        if (reply.passages().isEmpty()) {
            lines.add("Nothing found.");
        } else {
            Table table = new Table("#", "score", "source", "page", "span", "text");
            reply.passages().forEach(passage -> row(table, passage));
            lines.addAll(table.lines());
        }
        lines.addAll(degraded(reply));
        return lines;
    }

    /** What took no part in the search; no line when all did. */
    static List<String> degraded(SearchReply reply) {
        return reply.degraded().isEmpty()
                ? List.of()
                : List.of("Searched without: " + Console.line(String.join(", ", reply.degraded())));
    }

    /** Where a passage comes from. */
    static String source(PassageReply passage) {
        return passage.sourceKey() == null ? String.valueOf(passage.title()) : passage.sourceKey();
    }

    private static void row(Table table, PassageReply passage) {
        List<Integer> span = passage.span();
        table.row(
                Integer.toString(passage.rank()),
                String.format(Locale.ROOT, "%.3f", passage.score()),
                source(passage),
                passage.page() == null ? "" : Integer.toString(passage.page()),
                span == null || span.size() != 2 ? "" : AnswerText.span(span),
                excerpt(passage.text()));
    }

    static String excerpt(String text) {
        String line = Console.line(text);
        if (line.codePointCount(0, line.length()) <= EXCERPT) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, EXCERPT - 1)) + "…";
    }
}
