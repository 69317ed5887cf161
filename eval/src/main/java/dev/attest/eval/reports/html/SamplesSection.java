package dev.attest.eval.reports.html;

import dev.attest.eval.MetricInfo;
import dev.attest.eval.reports.SampleResult;
import dev.attest.eval.reports.reading.Findings;
import dev.attest.eval.reports.reading.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Every sample that may be looked at, the worst first. */
final class SamplesSection {

    private SamplesSection() {}

    static Section section(Findings findings) {
        List<SampleResult> samples = findings.report().samples();
        List<Integer> order = new WorstFirst(findings).order(samples);
        SampleCard card = new SampleCard(findings);
        return Section.of(
                "samples",
                "Samples",
                "Samples",
                about(samples, order.size()),
                Html.when(!order.isEmpty(), controls(findings, order)),
                Html.of(
                        "<div id=\"sample-list\">{}</div>",
                        IntStream.range(0, order.size())
                                .mapToObj(rank -> card.card(order.get(rank), rank))
                                .toList()));
    }

    private static Html about(List<SampleResult> samples, int shown) {
        long frozen = samples.stream().filter(SampleResult::frozen).count();
        return Html.of(
                "<p>{} samples: {}.{}</p>",
                Numbers.count(shown),
                WorstFirst.WORDS,
                Html.when(
                        frozen > 0,
                        Html.of(
                                " <strong>{} frozen samples are not listed:</strong> figures are reported for them, but whoever "
                                        + "reads their texts would start to tune on them.",
                                Numbers.count(frozen))));
    }

    /** Shown by the script, as they do nothing without it. */
    private static Html controls(Findings findings, List<Integer> order) {
        return Html.of(
                """
                <form id="sample-controls" role="search" aria-label="Samples" hidden>
                <label class="wide">Text <input type="search" id="filter-text" autocomplete="off" \
                placeholder="in questions, answers, verdicts"></label>
                <label>Outcome <select id="filter-outcome"><option value="">all</option>{}</select></label>
                <label>Tag <select id="filter-tag"><option value="">all</option>{}</select></label>
                <label>Order <select id="sort"><option value="rank">worst first</option>\
                <option value="place">as in the dataset</option>{}</select></label>
                <button type="reset">Reset</button>
                <p id="shown" role="status">{} samples</p>
                </form>
                """,
                Arrays.stream(Outcome.values())
                        .map(outcome -> Html.of("<option value=\"{}\">{}</option>", outcome.key(), outcome.words()))
                        .toList(),
                tags(findings, order).stream()
                        .map(tag -> Html.of("<option value=\"{}\">{}</option>", tag, tag))
                        .toList(),
                metrics(findings),
                Numbers.count(order.size()));
    }

    private static List<String> tags(Findings findings, List<Integer> order) {
        return order.stream()
                .flatMap(place -> findings.report().samples().get(place).tags().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static List<Html> metrics(Findings findings) {
        List<MetricInfo> metrics = findings.report().metrics();
        return IntStream.range(0, metrics.size())
                .mapToObj(i -> Html.of(
                        "<option value=\"{}\" data-sign=\"{}\">worst {}</option>",
                        i,
                        metrics.get(i).direction() == MetricInfo.Direction.HIGHER ? "1" : "-1",
                        metrics.get(i).title()))
                .toList();
    }
}
