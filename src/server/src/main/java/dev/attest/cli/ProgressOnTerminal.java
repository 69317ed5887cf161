package dev.attest.cli;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar that counts finished files and names what is worked on. */
final class ProgressOnTerminal implements IngestProgress {

    private static final int WIDTH = 100;

    private final ProgressBar bar;

    ProgressOnTerminal(PrintStream err, int files) {
        this.bar = new ProgressBarBuilder()
                .setTaskName("Ingesting")
                .setInitialMax(files)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setConsumer(new ConsoleProgressBarConsumer(err, WIDTH))
                .clearDisplayOnFinish()
                .build();
    }

    @Override
    public void stage(String sourceKey, JobReply job) {
        bar.setExtraMessage(" " + Console.line(sourceKey) + ": " + Console.line(job.stage()));
    }

    @Override
    public void finished(IngestResult result) {
        if (bar.getCurrent() >= bar.getMax()) {
            // What came inside files was not known at the start.
            bar.maxHint(bar.getCurrent() + 1);
        }
        bar.step();
    }

    @Override
    public void close() {
        bar.close();
    }
}
