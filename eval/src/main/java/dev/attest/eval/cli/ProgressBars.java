package dev.attest.eval.cli;

import dev.attest.eval.runs.Progress;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar for each stage, on a terminal. */
final class ProgressBars implements Progress {

    private static final int WIDTH = 100;

    private final PrintStream err;
    private @Nullable ProgressBar bar;
    private @Nullable Stage shown;

    ProgressBars(PrintStream err) {
        this.err = err;
    }

    @Override
    public synchronized void at(Stage stage, int done, int of) {
        ProgressBar current = bar;
        if (current == null || stage != shown) {
            close();
            current = new ProgressBarBuilder()
                    .setTaskName(stage.counted())
                    .setInitialMax(of)
                    .startsFrom(done, java.time.Duration.ZERO)
                    .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                    .setConsumer(new ConsoleProgressBarConsumer(err, WIDTH))
                    .clearDisplayOnFinish()
                    .build();
            bar = current;
            shown = stage;
        }
        current.stepTo(done);
    }

    @Override
    public synchronized void note(String sentence) {
        close();
        err.println("attest: " + sentence);
    }

    @Override
    public synchronized void close() {
        ProgressBar current = bar;
        if (current != null) {
            current.close();
        }
        bar = null;
        shown = null;
    }
}
