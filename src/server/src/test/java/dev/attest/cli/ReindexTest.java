package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.cli.FakeAttest.Reply;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReindexTest {

    private final FakeAttest server = new FakeAttest();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void showsHowFarItIsAndEndsWhenTheIndexIsWhole() {
        Queue<String> states =
                new ArrayDeque<>(List.of(state("behind", 20), state("behind", 20), state("current", 41)));
        server.on("/indexes/vectors/rebuild", asked -> Reply.json(state("behind", 0)));
        server.on("/indexes/vectors", asked -> Reply.json(states.remove()));

        CommandLineRun run = CommandLineRun.of("reindex", "--url", server.url().toString());

        assertThat(run.exit()).isZero();
        assertThat(run.err()).contains("20 of 41 changes indexed", "41 of 41 changes indexed");
        assertThat(run.out()).contains("holds all 41 changes again", "bge-1");
    }

    @Test
    void givesUpWhenItComesNoFurther() {
        server.on("/indexes/vectors", asked -> Reply.json(state("behind", 20)));

        CommandLineRun run = CommandLineRun.of("reindex", "--url", server.url().toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("20 of 41", "attest doctor");
    }

    @Test
    void saysThatThereIsNoIndexToBuild() {
        server.on(
                "/indexes/vectors", asked -> Reply.json("{\"state\":\"none\",\"model\":null,\"done\":0,\"total\":0}"));

        CommandLineRun run = CommandLineRun.of("reindex", "--url", server.url().toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("No vector index serves");
    }

    private static String state(String state, int done) {
        return "{\"state\":\"%s\",\"model\":\"bge-1\",\"done\":%d,\"total\":41}".formatted(state, done);
    }
}
