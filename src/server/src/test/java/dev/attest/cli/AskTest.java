package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.cli.FakeAttest.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AskTest {

    private final FakeAttest server = new FakeAttest();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void joinsTheWordsAndNamesTheCollections() {
        server.on("/ask", asked -> Reply.json("{\"status\":\"answered\",\"answer\":\"Three months.\"}"));
        CommandLineRun run = CommandLineRun.of(
                "ask", "How", "long?", "--collection", "a", "--collection", "b", "--url", server.url() + "/");
        assertThat(run).isEqualTo(new CommandLineRun(0, "Three months.%n".formatted(), ""));
        assertThat(server.asked.get(0).body()).isEqualTo("{\"question\":\"How long?\",\"collections\":[\"a\",\"b\"]}");
    }

    @Test
    void withoutCollectionsTheFieldIsLeftOut() {
        server.on("/ask", asked -> Reply.json("{\"status\":\"answered\",\"answer\":\"Yes.\"}"));
        CommandLineRun.of("ask", "Is it?", "--url", server.url().toString());
        assertThat(server.asked.get(0).body()).isEqualTo("{\"question\":\"Is it?\"}");
    }

    @Test
    void anAbstentionExitsWithThree() {
        server.on("/ask", asked -> Reply.json("{\"status\":\"abstained\",\"abstention\":{\"reason\":\"lowSupport\"}}"));
        CommandLineRun run =
                CommandLineRun.of("ask", "Why?", "--url", server.url().toString());
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.out()).contains("(lowSupport)");
    }

    @Test
    void jsonIsTheServersOwn() {
        server.on("/ask", asked -> Reply.json("{\"status\":\"answered\",\"answer\":\"Yes.\",\"other\":[1]}"));
        CommandLineRun run = CommandLineRun.of(
                "ask", "Is it?", "--json", "--url", server.url().toString());
        assertThat(Json.MAPPER.readTree(run.out()).path("other").path(0).asInt())
                .isEqualTo(1);
    }

    @Test
    void aProblemIsASentenceNotADump() {
        server.on("/ask", asked -> Reply.problem(404, "No such collection", "x does not exist"));
        CommandLineRun run =
                CommandLineRun.of("ask", "Is it?", "--url", server.url().toString());
        assertThat(run)
                .isEqualTo(new CommandLineRun(1, "", "attest: No such collection: x does not exist%n".formatted()));
    }

    @Test
    void searchPassesTop() {
        server.on("/search", asked -> Reply.json("{\"passages\":[]}"));
        CommandLineRun run = CommandLineRun.of(
                "search",
                "notice",
                "period",
                "--top",
                "3",
                "--url",
                server.url().toString());
        assertThat(run).isEqualTo(new CommandLineRun(0, "Nothing found.%n".formatted(), ""));
        assertThat(server.asked.get(0).target()).isEqualTo("/search?topK=3&q=notice%20period");
    }
}
