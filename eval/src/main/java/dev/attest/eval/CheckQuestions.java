package dev.attest.eval;

import dev.attest.documents.ParseLimits;
import dev.attest.documents.text.TikaMediaTypes;
import dev.attest.embedded.FileParsers;
import dev.attest.eval.Sample.Gold;
import dev.attest.eval.Sample.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes sure that questions rest on what the documents say. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Checks that every gold quote stands in its document, as Attest reads it.",
        footer = {"", "Exit code: 0 when all do, else 1."})
final class CheckQuestions implements Callable<Integer> {

    @Mixin
    private QuestionsOption questions = new QuestionsOption();

    @Option(names = "--documents", paramLabel = "DIR", description = "Their documents (default: ${DEFAULT-VALUE}).")
    private Path documents = Home.resolve("ingest", "samples");

    @Override
    public Integer call() throws IOException {
        List<Sample> asked = questions.read();
        Map<String, String> texts =
                CorpusTexts.read(documents, new TikaMediaTypes(), FileParsers.all(ParseLimits.DEFAULT));
        List<String> complaints = complaints(asked, texts);
        complaints.forEach(System.err::println);
        long quotes =
                asked.stream().mapToLong(question -> question.gold().size()).sum();
        System.out.printf(
                "%d questions, %d frozen, %d without an answer; %d gold quotes in %d documents, %d missing.%n",
                asked.size(),
                asked.stream().filter(Sample::frozen).count(),
                asked.stream()
                        .filter(question -> question.expectedStatus() == Status.ABSTAINED)
                        .count(),
                quotes,
                texts.size(),
                complaints.size());
        return complaints.isEmpty() ? 0 : 1;
    }

    /** One sentence for each quote that does not stand where it should. */
    static List<String> complaints(List<Sample> questions, Map<String, String> texts) {
        List<String> complaints = new ArrayList<>();
        for (Sample question : questions) {
            for (Gold gold : question.gold()) {
                String text = texts.get(gold.document());
                if (text == null) {
                    complaints.add("%s: there is no document %s.".formatted(question.id(), gold.document()));
                } else if (!flat(text).contains(flat(gold.quote()))) {
                    complaints.add("%s: %s does not say “%s”.".formatted(question.id(), gold.document(), gold.quote()));
                }
            }
        }
        return complaints;
    }

    /** White space as one space: line ends are the parser's choice. */
    static String flat(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
