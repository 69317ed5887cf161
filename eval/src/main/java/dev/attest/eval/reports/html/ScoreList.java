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
        Map<Html, String> without = new LinkedHashMap<>();
        Map<List<ClaimVerdict>, String> verdicts = new LinkedHashMap<>();
        for (MetricInfo metric : metrics) {
            Score score = result.scores().get(metric.name());
            if (score instanceof Score.Measured measured) {
                rows.add(row(metric, measured));
                verdicts.merge(measured.verdicts(), metric.title(), ScoreList::join);
            } else if (score != null) {
                without.merge(whyNot(score), metric.title(), ScoreList::join);
            }
        }
        verdicts.remove(List.of());
        return Html.of(
                "{}{}{}",
                Html.when(!rows.isEmpty(), table(rows, result.id())),
                without.entrySet().stream()
                        .map(entry -> Html.of("<h4>{}</h4><p class=\"dim\">{}</p>", entry.getKey(), entry.getValue()))
                        .toList(),
                verdicts.entrySet().stream()
                        .map(entry -> verdicts(entry.getValue(), entry.getKey()))
                        .toList());
    }

    /** Several metrics may rest on the same verdicts, or lack a score for the same reason; that is then said once. */
    private static String join(String first, String second) {
        return first + ", " + second;
    }

    private static Html table(List<Html> rows, String id) {
        return Html.of(
                "<h4>Scores</h4><table class=\"plain\"><caption class=\"quiet\">Scores of {}</caption><tbody>{}</tbody></table>",
                id,
                rows);
    }

    private static Html row(MetricInfo metric, Score.Measured score) {
        return Html.of(
                "<tr><th scope=\"row\">{}</th><td><strong>{}</strong>{}</td></tr>",
                metric.title(),
                Numbers.value(metric, score.value()),
                Html.when(
                        !score.explanation().isBlank(),
                        Html.of(" <span class=\"dim\">{}</span>", score.explanation())));
    }

    private static Html whyNot(Score score) {
        return score instanceof Score.Unmeasured unmeasured
                ? Html.of("<span class=\"unsure\">Unmeasured:</span> {}", unmeasured.reason())
                : Html.of("Not applicable: {}", ((Score.NotApplicable) score).reason());
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
