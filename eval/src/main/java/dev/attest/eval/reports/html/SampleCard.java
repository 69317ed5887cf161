package dev.attest.eval.reports.html;

import dev.attest.eval.MetricInfo;
import dev.attest.eval.Reply;
import dev.attest.eval.Sample;
import dev.attest.eval.Score;
import dev.attest.eval.reports.SampleResult;
import dev.attest.eval.reports.reading.Findings;
import dev.attest.eval.reports.reading.Numbers;
import dev.attest.eval.reports.reading.Printable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One sample, to be opened: what was asked, expected and answered, from what, and how it was judged. */
final class SampleCard {

    private final Findings findings;
    private final List<MetricInfo> telling;

    SampleCard(Findings findings) {
        this.findings = findings;
        this.telling = WorstFirst.leading(findings);
    }

    /** The id of a sample's element, by its place in the dataset: its own id may be anything. */
    static String anchor(int place) {
        return "sample-" + place;
    }

    /** The sample at a place in the dataset, shown at a rank. */
    Html card(int place, int rank) {
        SampleResult result = findings.report().samples().get(place);
        Sample sample = result.sample();
        Reply reply = result.reply();
        if (sample == null || reply == null) {
            return Html.NONE;
        }
        Outcome outcome = Outcome.of(result);
        return Html.of(
                """
                <details class="sample" id="{}" data-rank="{}" data-place="{}" data-outcome="{}" data-tags="{}" data-scores="{}">
                <summary><h3>{}</h3>{}<span class="dim">{}</span></summary>
                <div class="texts">{}{}{}</div>
                <div class="scores"><p class="dim"><code>{}</code> · {} · source {}</p>{}</div>
                </details>
                """,
                anchor(place),
                rank,
                place,
                outcome.key(),
                String.join("\n", result.tags()),
                scores(result),
                sample.question(),
                outcome.mark(),
                telling(result),
                expected(sample),
                AnswerText.html(anchor(place), reply),
                Passages.html(reply),
                result.id(),
                result.tags().isEmpty() ? "no tags" : String.join(", ", result.tags()),
                sample.source(),
                ScoreList.html(findings.report().metrics(), result));
    }

    /** Values by metric, for sorting; empty where there is none. */
    private String scores(SampleResult result) {
        return findings.report().metrics().stream()
                .map(metric -> value(result.scores().get(metric.name())))
                .collect(Collectors.joining(" "));
    }

    private static String value(@Nullable Score score) {
        return score instanceof Score.Measured measured ? String.format(Locale.ROOT, "%.6g", measured.value()) : "-";
    }

    private String telling(SampleResult result) {
        return telling.stream()
                .filter(metric -> result.scores().get(metric.name()) instanceof Score.Measured)
                .map(metric ->
                        metric.title() + " " + digits(metric, result.scores().get(metric.name())))
                .collect(Collectors.joining(" · "));
    }

    private static String digits(MetricInfo metric, @Nullable Score score) {
        return score instanceof Score.Measured measured ? Numbers.digits(metric, measured.value()) : "";
    }

    private static Html expected(Sample sample) {
        if (!sample.expectsAnswer()) {
            return Html.of("<h4>Expected</h4><p>To decline: the documents do not say it.</p>");
        }
        return Html.of(
                "<h4>Expected</h4><p class=\"said\">{}</p><ul class=\"quotes\">{}</ul>",
                sample.answer(),
                sample.gold().stream()
                        .map(gold -> Html.of(
                                "<li><span class=\"dim\">{}</span> <q>{}</q></li>",
                                gold.document(),
                                Printable.cut(gold.quote(), 600)))
                        .toList());
    }
}
