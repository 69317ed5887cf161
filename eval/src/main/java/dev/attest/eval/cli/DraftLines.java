package dev.attest.eval.cli;

import dev.attest.eval.datasets.DatasetFile;
import dev.attest.eval.datasets.drafts.Drafted;
import dev.attest.eval.reports.reading.Printable;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Keeps each draft as soon as it is there, and says on one line what became of each passage. */
final class DraftLines implements Consumer<Drafted> {

    private final Path file;
    private final int wanted;
    private final PrintStream out;
    private final Map<String, Integer> dropped = new TreeMap<>();
    private int kept;
    private int failed;

    DraftLines(Path file, int wanted, PrintStream out) {
        this.file = file;
        this.wanted = wanted;
        this.out = out;
    }

    @Override
    public void accept(Drafted drafted) {
        if (drafted instanceof Drafted.Kept draft) {
            keep(draft);
        } else if (drafted instanceof Drafted.Dropped drop) {
            dropped.merge(drop.reason(), 1, Integer::sum);
            line(drop.document(), "dropped: " + drop.reason());
        } else if (drafted instanceof Drafted.Failed failure) {
            failed++;
            line(failure.document(), "failed: " + failure.reason());
        }
    }

    private void keep(Drafted.Kept draft) {
        try {
            DatasetFile.append(file, draft.sample());
        } catch (IOException e) {
            throw new UncheckedIOException("A draft could not be kept in " + file, e);
        }
        kept++;
        line(draft.document(), draft.sample().question());
    }

    private void line(String document, String what) {
        out.printf("[%d/%d] %s%n", kept, wanted, Printable.line(document + ": " + what));
    }

    /** Says what came of it, and returns the exit code. */
    int conclude() {
        int drops = dropped.values().stream().mapToInt(Integer::intValue).sum();
        out.printf("%d drafts in %s, %d dropped, %d calls failed.%n", kept, file, drops, failed);
        dropped.forEach((reason, times) -> out.printf("  %d dropped: %s%n", times, reason));
        if (kept > 0) {
            out.printf("Next: attest eval accept %s --into DATASET%n", file);
            return 0;
        }
        return drops > 0 ? 1 : Eval.COULD_NOT_RUN;
    }
}
