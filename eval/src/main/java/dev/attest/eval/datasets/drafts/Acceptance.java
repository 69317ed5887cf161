package dev.attest.eval.datasets.drafts;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.Sample;
import dev.attest.eval.Sample.Gold;
import dev.attest.eval.datasets.DatasetFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Shows drafts to a person, one after the other, and does at once what they say: a sample is in the dataset before its
 * draft goes, so a crash in between leaves it in both, and the next run takes the draft out.
 */
public final class Acceptance {

    private static final String CHOICES = "[y]es, [n]o, [e]dit, [f]rozen yes, [q]uit: ";

    private final Path drafts;
    private final Path dataset;
    private final QuoteInContext quotes;
    private final BufferedReader in;
    private final PrintWriter out;
    private final UnaryOperator<String> shown;
    private int accepted;
    private int rejected;

    /** What became of the drafts; those left are still in their file. */
    public record Tally(int accepted, int rejected, int left) {}

    /**
     * @param source the documents, to show where quotes stand
     * @param shown makes a text that others wrote fit for {@code out}, on one line
     */
    public Acceptance(
            Path drafts,
            Path dataset,
            PassageSource source,
            BufferedReader in,
            PrintWriter out,
            UnaryOperator<String> shown) {
        this.drafts = drafts;
        this.dataset = dataset;
        this.quotes = new QuoteInContext(source);
        this.in = in;
        this.out = out;
        this.shown = shown;
    }

    /** Until all are done with, the person quits, or says no more. */
    public Tally run() throws IOException {
        if (!Files.isRegularFile(drafts)) {
            throw new EvalFailure("there are no drafts at " + drafts + "; 'attest eval generate' makes some.");
        }
        List<Sample> waiting = waiting();
        for (int i = 0; i < waiting.size(); i++) {
            out.printf("%n%d of %d%n", i + 1, waiting.size());
            if (!decided(waiting.get(i))) {
                break;
            }
        }
        return new Tally(accepted, rejected, DatasetFile.samples(drafts).size());
    }

    /** Without those that an earlier run had put into the dataset already. */
    private List<Sample> waiting() throws IOException {
        Map<String, Sample> there =
                DatasetFile.samples(dataset).stream().collect(Collectors.toMap(Sample::id, Function.identity()));
        List<Sample> all = DatasetFile.samples(drafts);
        for (Sample draft : all) {
            if (!Drafts.isDraft(draft)) {
                throw new EvalFailure("%s: %s does not carry the tag “%s”; is this a file of drafts?"
                        .formatted(drafts, draft.id(), Drafts.TAG));
            }
        }
        List<Sample> waiting =
                all.stream().filter(draft -> !there.containsKey(draft.id())).toList();
        if (waiting.size() < all.size()) {
            DatasetFile.write(drafts, waiting);
        }
        return waiting;
    }

    /** @return false when there is to be no next one */
    private boolean decided(Sample draft) throws IOException {
        show(draft);
        String said = said(CHOICES, "q");
        while (!said.matches("[ynefq]")) {
            out.println("One of y, n, e, f and q, please.");
            said = said(CHOICES, "q");
        }
        return switch (said) {
            case "y" -> accept(draft, false);
            case "f" -> accept(draft, true);
            case "n" -> reject(draft);
            case "e" -> decided(edited(draft));
            default -> false;
        };
    }

    private boolean reject(Sample draft) throws IOException {
        rejected++;
        return remove(draft);
    }

    private boolean accept(Sample draft, boolean frozen) throws IOException {
        DatasetFile.append(dataset, Drafts.accepted(draft, frozen));
        accepted++;
        return remove(draft);
    }

    private boolean remove(Sample draft) throws IOException {
        DatasetFile.write(
                drafts,
                DatasetFile.samples(drafts).stream()
                        .filter(other -> !other.id().equals(draft.id()))
                        .toList());
        return true;
    }

    private void show(Sample draft) {
        out.println("Q  " + shown.apply(draft.question()));
        if (draft.expectsAnswer()) {
            out.println("A  " + shown.apply(draft.answer()));
            for (Gold gold : draft.gold()) {
                out.println("   " + shown.apply(gold.document() + ": " + quotes.of(gold)));
            }
        } else {
            out.println("A  none: " + shown.apply(draft.source()) + " should not say it, nor any other document");
        }
    }

    /** An edited draft is kept before it is asked about again. */
    private Sample edited(Sample draft) throws IOException {
        String question = said("question (empty keeps it): ", "");
        String answer = draft.expectsAnswer() ? said("answer (empty keeps it): ", "") : "";
        Sample edited = new Sample(
                draft.id(),
                question.isEmpty() ? draft.question() : question,
                answer.isEmpty() ? draft.answer() : answer,
                draft.gold(),
                draft.collections(),
                draft.expectedStatus(),
                draft.tags(),
                draft.source(),
                draft.frozen());
        DatasetFile.write(
                drafts,
                DatasetFile.samples(drafts).stream()
                        .map(other -> other.id().equals(draft.id()) ? edited : other)
                        .toList());
        return edited;
    }

    private String said(String question, String atEnd) throws IOException {
        out.print(question);
        out.flush();
        @Nullable String line = in.readLine();
        return line == null ? atEnd : line.strip();
    }
}
