package dev.attest.eval.reports.html;

import dev.attest.eval.ClaimVerdict;
import dev.attest.eval.MetricInfo;
import dev.attest.eval.Score;
import dev.attest.eval.reports.SampleResult;
import dev.attest.eval.reports.reading.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Each metric's score of one sample, or why it has none, with the verdicts it rests on. */
final class ScoreList {

    private ScoreList() {}

    static Html html(List<MetricInfo> metrics, SampleResult result) {
        List<Html> rows = new ArrayList<>();
        Map<List<ClaimVerdict>, String> verdicts = new LinkedHashMap<>();
        for (MetricInfo metric : metrics) {
            Score score = result.scores().get(metric.name());
            if (score != null) {
                rows.add(row(metric, score));
            }
            if (score instanceof Score.Measured measured && !measured.verdicts().isEmpty()) {
                // Several metrics may rest on the same verdicts, which are then shown once.
                verdicts.merge(measured.verdicts(), metric.title(), (first, second) -> first + ", " + second);
            }
        }
        return Html.of(
                "<h4>Scores</h4><table class=\"plain\"><caption class=\"quiet\">Scores of {}</caption><tbody>{}</tbody></table>{}",
                result.id(),
                rows,
                verdicts.entrySet().stream()
                        .map(entry -> verdicts(entry.getValue(), entry.getKey()))
                        .toList());
    }

    private static Html row(MetricInfo metric, Score score) {
        return Html.of("<tr><th scope=\"row\">{}</th><td>{}</td></tr>", metric.title(), said(metric, score));
    }

    private static Html said(MetricInfo metric, Score score) {
        if (score instanceof Score.Measured measured) {
            return Html.of(
                    "<strong>{}</strong>{}",
                    Numbers.value(metric, measured.value()),
                    Html.when(
                            !measured.explanation().isBlank(),
                            Html.of(" <span class=\"dim\">{}</span>", measured.explanation())));
        }
        return score instanceof Score.Unmeasured unmeasured
                ? Html.of("<em>unmeasured</em> <span class=\"dim\">{}</span>", unmeasured.reason())
                : Html.of("<span class=\"dim\">not applicable: {}</span>", ((Score.NotApplicable) score).reason());
    }

    private static Html verdicts(String metrics, List<ClaimVerdict> verdicts) {
        return Html.of(
                "<h4>Verdicts <span class=\"dim\">{}</span></h4><ul class=\"verdicts\">{}</ul>",
                metrics,
                verdicts.stream().map(ScoreList::verdict).toList());
    }

    private static Html verdict(ClaimVerdict verdict) {
        return Html.of(
                "<li>{} {}{}{}{}</li>",
                label(verdict.label()),
                verdict.claim(),
                Html.when(
                        verdict.support() != null,
                        Html.of(" <span class=\"dim\">support {}</span>", share(verdict.support()))),
                Html.when(
                        verdict.agreement() < 1,
                        Html.of(
                                " <span class=\"dim\">{} of the panel agree</span>",
                                Numbers.percent(verdict.agreement()))),
                Html.when(
                        !verdict.explanation().isBlank(),
                        Html.of("<br><span class=\"dim\">{}</span>", verdict.explanation())));
    }

    private static String share(@Nullable Double share) {
        return share == null ? "" : Numbers.share(share);
    }

    private static Html label(ClaimVerdict.Label label) {
        return switch (label) {
            case SUPPORTED -> Html.of("<span class=\"better\"><span aria-hidden=\"true\">✓</span> supported:</span>");
            case CONTRADICTED ->
                Html.of("<span class=\"worse\"><span aria-hidden=\"true\">✗</span> contradicted:</span>");
            case NOT_FOUND -> Html.of("<span class=\"worse\"><span aria-hidden=\"true\">✗</span> not found:</span>");
            case UNCERTAIN -> Html.of("<span class=\"unsure\"><span aria-hidden=\"true\">?</span> uncertain:</span>");
        };
    }
}
