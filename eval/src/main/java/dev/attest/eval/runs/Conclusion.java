package dev.attest.eval.runs;

import dev.attest.eval.figures.ScoredSample;
import dev.attest.eval.reports.Comparison;
import dev.attest.eval.reports.Figure;
import dev.attest.eval.reports.Gate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What follows from the scores. */
public record Conclusion(List<Figure> figures, @Nullable Comparison comparison, Gate gate) {

    public Conclusion {
        figures = List.copyOf(figures);
    }

    /** Draws it. The same scores lead to the same. */
    @FunctionalInterface
    public interface Drawing {

        /** From samples in the dataset's order. */
        Conclusion from(List<ScoredSample> scored);
    }
}
