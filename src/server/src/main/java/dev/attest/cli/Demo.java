package dev.attest.cli;

import dev.attest.cli.Expectation.Abstains;
import dev.attest.cli.Expectation.Cites;
import dev.attest.cli.Expectation.Finding;
import dev.attest.parts.Parts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the whole way from documents to cited answers on the samples, and checks what it shows. */
@Command(
        name = "demo",
        description = "Start a server on an empty folder of its own, ingest the samples, ask three questions.",
        footer = {"", "Exit code with --once: 0 when every answer was right, else 1."})
final class Demo implements Callable<Integer> {

    private static final List<Expectation> QUESTIONS = List.of(
            new Cites(
                    "How should lithium battery packs be stored on board?",
                    "field-manual.pdf",
                    9,
                    "On board, lithium packs are stored in a ventilated steel locker on the open deck, at least three metres from an accommodation opening and away from direct sun."),
            new Cites(
                    "What is the torque of the end cap screws of the CTD-400?",
                    "field-manual.pdf",
                    12,
                    "Fastener: CTD-400 end-cap screws | Size: M6 | Number: 8 | Torque: 4.5 N m | Driver: hexagon 5 mm"),
            new Abstains("What does the company pay into my pension?"));

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final int LOOKS_FOR_THE_END = 10;

    @Option(names = "--once", description = "Exit after the questions instead of staying up.")
    boolean once;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            converter = PortConverter.class,
            description = "Port to listen on (default: 8080, or any free one when that is taken).")
    @Nullable Integer port;

    private final Surroundings surroundings;
    private final Console console;

    Demo(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.console = surroundings.console();
    }

    @Override
    public Integer call() {
        Path samples = Samples.find(surroundings);
        say("Starting Attest on an empty data folder of its own …");
        Path data = temporary();
        try (LocalServer server = start(data)) {
            AttestClient client = new AttestClient(server.url(), surroundings.waiting());
            ServerChoice.awaitReady(client, surroundings.waiting());
            String collection = collection(data, client, server);
            boolean right = ingest(client, samples, collection);
            for (Expectation expectation : QUESTIONS) {
                right &= ask(client, expectation, collection);
            }
            say("");
            say(
                    right
                            ? console.good("✓ Every answer is as expected.")
                            : console.bad("✗ Not every answer is as expected."));
            if (once) {
                return right ? 0 : 1;
            }
            say("");
            say("Attest stays up at %s (API: %s/swagger-ui.html). Ctrl-C stops it and deletes its data."
                    .formatted(console.bold(server.url().toString()), server.url()));
            server.awaitStop();
            return 0;
        }
    }

    /** A collection of its own, so that nothing of the demo stays in a database or a ChromaDB that others use. */
    private String collection(Path data, AttestClient client, LocalServer server) {
        String name = String.valueOf(data.getFileName()).toLowerCase(Locale.ROOT);
        client.createCollection(name);
        Parts parts = surroundings.parts();
        if (parts.database().isPresent() || parts.chroma().isPresent()) {
            say("It uses the collection %s, which is deleted at the end.".formatted(name));
            server.beforeClosing(() -> remove(client, name));
        }
        return name;
    }

    private void remove(AttestClient client, String collection) {
        try {
            long before = client.vectorIndex().total();
            client.deleteCollection(collection);
            for (int i = 0; i < LOOKS_FOR_THE_END && client.vectorIndex().total() >= before; i++) {
                surroundings.waiting().pause(LOOK_AGAIN);
            }
            // The index forgets the collection in the same pass in which it sees that it is gone.
            surroundings.waiting().pause(LOOK_AGAIN);
        } catch (ExpectedFailure e) {
            console.err().printf("The collection %s could not be deleted: %s%n", collection, e.sentence());
        }
    }

    private LocalServer start(Path data) {
        try {
            return startOn(data, port == null ? ServerOptions.DEFAULT_PORT : port);
        } catch (PortUnavailable e) {
            if (port != null) {
                delete(data);
                throw e;
            }
            return startOn(data, 0);
        }
    }

    private LocalServer startOn(Path data, int wanted) {
        ServerOptions options = new ServerOptions(ServerOptions.LOOPBACK, wanted, data, true);
        return LocalServer.start(surroundings, options, () -> delete(data));
    }

    private boolean ingest(AttestClient client, Path samples, String collection) {
        List<SourceFile> files = SourceFiles.of(List.of(samples)).files();
        say("Ingesting %d files from %s …".formatted(files.size(), samples));
        List<IngestResult> results;
        try (IngestProgress progress = console.interactive()
                ? new ProgressOnTerminal(console.err(), files.size())
                : new ProgressLines(console.err())) {
            results = Ingestion.run(client, files, IngestPlace.in(collection), progress);
        }
        List<IngestResult> out =
                results.stream().filter(result -> !result.outcome().isIn()).toList();
        out.forEach(result -> finding(new Finding(
                false,
                "%s was %s: %s".formatted(result.sourceKey(), result.outcome().text(), result.reason()))));
        return out.isEmpty();
    }

    private boolean ask(AttestClient client, Expectation expectation, String collection) {
        say("");
        say(console.bold("? " + expectation.question()));
        AskReply reply =
                client.read(client.ask(Question.of(expectation.question(), List.of(collection))), AskReply.class);
        AnswerText.lines(reply, console).forEach(this::say);
        List<Finding> findings = expectation.check(reply, client);
        findings.forEach(this::finding);
        return findings.stream().allMatch(Finding::holds);
    }

    private void finding(Finding finding) {
        say(finding.holds() ? console.good("  ✓ " + finding.text()) : console.bad("  ✗ " + finding.text()));
    }

    private void say(String line) {
        console.out().println(line);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("attest-demo-");
        } catch (IOException e) {
            throw new DataFolderUnusable("No temporary folder can be created (%s).".formatted(e.getMessage()), e);
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(Demo::deleteOne);
        } catch (IOException | UncheckedIOException e) {
            // A temporary folder that stays behind harms nobody.
        }
    }

    private static void deleteOne(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
