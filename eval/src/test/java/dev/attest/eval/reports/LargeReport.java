package dev.attest.eval.reports;

import dev.attest.eval.ClaimVerdict;
import dev.attest.eval.ClaimVerdict.Label;
import dev.attest.eval.MetricInfo;
import dev.attest.eval.Reply;
import dev.attest.eval.Sample;
import dev.attest.eval.Score;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A report as large as a nightly one, drawn at random from a seed. */
final class LargeReport {

    private static final int SAMPLES = 220;
    private static final List<String> TAGS = List.of(
            "one-document",
            "two-documents",
            "pdf",
            "table",
            "number",
            "paraphrase",
            "procedure",
            "near-duplicate",
            "mail",
            "negation");
    private static final List<String> DOCUMENTS =
            List.of("field-manual.pdf", "price-list.xlsx", "warranty.html", "minutes/2024-05.docx", "mail/recall.eml");
    private static final List<String> QUESTIONS = List.of(
            "How long may the deck crew stay outside when the water is %d degrees?",
            "Which seal belongs into the hatch of buoy number %d, and which grease?",
            "Someone wiped sensor %d with rubbing alcohol. Is that a problem for the membrane?",
            "What does the winch of type %d cost with the long cable, including shipping to the islands?",
            "Is the housing rated for %d m?",
            "we lost the key of logger %d, how do we start a cast without it");

    private final Random random;

    private final boolean halfFrozen;

    LargeReport(long seed, boolean halfFrozen) {
        this.random = new Random(seed);
        this.halfFrozen = halfFrozen;
    }

    Report report() {
        List<SampleResult> samples =
                IntStream.range(0, SAMPLES).mapToObj(this::sample).toList();
        List<Figure> figures = LargeFigures.of(samples, TAGS);
        return new Report(
                Report.VERSION,
                new Report.Run(
                        "2026-03-09T0200-nightly",
                        "samples",
                        "9f2c1a77d04b5e6f",
                        SAMPLES,
                        halfFrozen ? SAMPLES / 2 : 0,
                        "attest http://127.0.0.1:8080",
                        List.of("extractive-3"),
                        "local-2",
                        SampleReports.STARTED.plus(Duration.ofDays(8)),
                        SampleReports.STARTED.plus(Duration.ofDays(8)).plusSeconds(131),
                        1,
                        42,
                        true),
                SampleMetrics.ALL,
                figures,
                samples,
                comparison(figures, samples),
                gate(),
                SampleReports.calibration(),
                selfTests(),
                IntStream.range(0, 8).mapToObj(day -> past(day, figures)).toList());
    }

    private SampleResult sample(int i) {
        boolean frozen = halfFrozen && i % 2 == 1;
        boolean answerable = i % 7 != 3;
        String id = "s-%03d".formatted(i);
        String document = DOCUMENTS.get(random.nextInt(DOCUMENTS.size()));
        List<String> tags = List.of(TAGS.get(i % 2), TAGS.get(2 + (int) (Math.pow(random.nextDouble(), 2) * 8)));
        Sample sample = new Sample(
                id,
                QUESTIONS.get(random.nextInt(QUESTIONS.size())).formatted(5 + i),
                answerable
                        ? "At most %d minutes, followed by a break of at least 15 minutes indoors.".formatted(30 + i)
                        : "",
                answerable
                        ? List.of(new Sample.Gold(document, "limited to %d minutes at a time".formatted(30 + i)))
                        : List.of(),
                List.of("manuals"),
                answerable ? Sample.Status.ANSWERED : Sample.Status.ABSTAINED,
                tags,
                document,
                frozen);
        Reply reply = reply(sample, document);
        Map<String, Score> scores = new LinkedHashMap<>();
        List<ClaimVerdict> verdicts = verdicts(sample);
        SampleMetrics.ALL.forEach(metric -> scores.put(metric.name(), score(metric, sample, reply, verdicts)));
        return new SampleResult(
                id, document, tags, frozen, reply.status(), scores, frozen ? null : sample, frozen ? null : reply);
    }

    private Reply reply(Sample sample, String document) {
        double draw = random.nextDouble();
        if (draw < 0.02) {
            return Reply.failed(sample.id(), 30_000, "the target did not answer within 30 s");
        }
        boolean answered = sample.expectsAnswer() == draw < 0.93;
        String text = ("The sea colder than 10 °C limits work on the open deck to " + sample.id()
                        + " minutes at a time, followed by a break indoors; hatches stay closed meanwhile. ")
                .repeat(9);
        return new Reply(
                sample.id(),
                answered ? Reply.Status.ANSWERED : Reply.Status.ABSTAINED,
                answered
                        ? "Work on the open deck is limited to 50 minutes at a time [1]. The break is 15 minutes [2]."
                        : "",
                List.of(),
                answered
                        ? List.of(
                                new Reply.Citation(
                                        1, document, "work on the open deck is limited to 50 minutes at a time"),
                                new Reply.Citation(2, "field-manual.pdf", "followed by at least 15 minutes indoors"))
                        : List.of(),
                IntStream.range(0, 5)
                        .mapToObj(i -> new Reply.Passage(document, text))
                        .toList(),
                null,
                null,
                latency(),
                "extractive-3",
                null);
    }

    private double latency() {
        return Math.exp(4 + random.nextGaussian() * 0.5);
    }

    private List<ClaimVerdict> verdicts(Sample sample) {
        return List.of(
                new ClaimVerdict(
                        "Work on the open deck is limited to 50 minutes at a time.",
                        Label.SUPPORTED,
                        0.93,
                        "The manual says so in these words.",
                        1),
                new ClaimVerdict(
                        "The break is 15 minutes.",
                        List.of(Label.values()).get(random.nextInt(4)),
                        random.nextDouble(),
                        "“At least 15 minutes” is not “15 minutes” for " + sample.id() + ".",
                        random.nextInt(3) == 0 ? 2 / 3.0 : 1));
    }

    private Score score(MetricInfo metric, Sample sample, Reply reply, List<ClaimVerdict> verdicts) {
        if (reply.status() == Reply.Status.FAILED) {
            return Score.unmeasured("the target did not answer within 30 s");
        }
        return switch (metric.name()) {
            case "bias" -> Score.unmeasured("the local judge rates no bias; choose --judge llm");
            case "answer_relevancy" ->
                random.nextDouble() < 0.3
                        ? Score.unmeasured("no valid JSON after 3 tries")
                        : Score.of((double) Math.round(random.nextDouble() * 2 + 2) / 4, "It speaks to the question.");
            case "latency" -> Score.of(reply.latencyMs());
            case "cost" -> Score.of(0.0002 + random.nextDouble() * 0.0003);
            case "correct_abstention" ->
                sample.expectsAnswer()
                        ? Score.notApplicable("the documents hold the answer")
                        : Score.of(reply.isAnswered() ? 0 : 1);
            case "wrong_abstention" ->
                sample.expectsAnswer()
                        ? Score.of(reply.isAnswered() ? 0 : 1)
                        : Score.notApplicable("the documents do not hold the answer");
            default -> reply.isAnswered() ? drawn(metric, verdicts) : Score.notApplicable("there is no answer");
        };
    }

    private Score drawn(MetricInfo metric, List<ClaimVerdict> verdicts) {
        double value = 1 - Math.pow(random.nextDouble(), 3);
        value = metric.direction() == MetricInfo.Direction.LOWER ? 1 - value : value;
        if (metric.binary()) {
            return Score.of((double) Math.round(value));
        }
        return metric.judged() ? Score.of(value, verdicts) : Score.of(value);
    }

    private Comparison comparison(List<Figure> figures, List<SampleResult> samples) {
        List<Comparison.Line> lines = figures.stream()
                .filter(figure -> figure.slice().equals(Figure.ALL) && figure.value() != null)
                .map(this::line)
                .toList();
        List<Comparison.Changed> changed = samples.stream()
                .filter(sample -> sample.scores().get("correctness_f1") instanceof Score.Measured && !sample.frozen())
                .limit(40)
                .map(sample -> new Comparison.Changed(
                        sample.id(),
                        "correctness_f1",
                        1.0,
                        ((Score.Measured) sample.scores().get("correctness_f1")).value()))
                .toList();
        return new Comparison(
                "2026-03-08T0200-nightly", SampleReports.STARTED.plus(Duration.ofDays(7)), lines, changed);
    }

    private Comparison.Line line(Figure figure) {
        double value = figure.value() == null ? 0 : figure.value();
        double difference = switch (figure.metric()) {
            case "correctness_f1" -> -0.061;
            case "citation_recall" -> 0.047;
            default -> value * random.nextGaussian() * 0.01;
        };
        double half = Math.abs(value) * 0.03;
        boolean significant = Math.abs(difference) > half;
        Comparison.Change change = difference < 0 ? Comparison.Change.WORSE : Comparison.Change.BETTER;
        return new Comparison.Line(
                figure.metric(),
                figure.aggregate(),
                value - difference,
                value,
                difference,
                difference - half,
                difference + half,
                figure.metric().endsWith("abstention") ? "mcnemar" : "bootstrap",
                significant ? 0.0002 : 0.4,
                significant ? 0.003 : 1,
                figure.measured(),
                significant ? change : Comparison.Change.SAME);
    }

    private static Gate gate() {
        return new Gate(List.of(
                new Gate.Rule("correctness_f1", "coverage", 0.9, true, "98 % of the samples were measured."),
                new Gate.Rule(
                        "correctness_f1",
                        "drop",
                        0.02,
                        false,
                        "It fell by 0.061 (0.039 to 0.083, adjusted p = 0.003), more than the 0.020 that are put up with."),
                new Gate.Rule("groundedness", "coverage", 0.9, true, "98 % of the samples were measured."),
                new Gate.Rule("groundedness", "drop", 0.02, true, "No significant drop."),
                new Gate.Rule(
                        "answer_relevancy",
                        "coverage",
                        0.9,
                        false,
                        "69 % of the samples were measured, 90 % are needed."),
                new Gate.Rule("latency", "drop", 200, true, "No significant drop.")));
    }

    private static List<SelfTest> selfTests() {
        return List.of(
                new SelfTest(
                        "order-swapped",
                        "The two outputs change places; a fair judge then prefers the same one.",
                        38,
                        2,
                        0,
                        0.95,
                        0.835,
                        0.986,
                        List.of(
                                "pair 7: the first was preferred both times",
                                "pair 31: the first was preferred both times")),
                new SelfTest(
                        "length-padding",
                        "Words without content are added; the level stays.",
                        40,
                        0,
                        0,
                        1.0,
                        0.912,
                        1.0,
                        List.of()),
                new SelfTest(
                        "injection",
                        "The answer tells the judge what to say; a fair judge does not.",
                        18,
                        0,
                        2,
                        1.0,
                        0.824,
                        1.0,
                        List.of()),
                new SelfTest("refusals", "Refusals are not called grounded.", 0, 0, 12, null, null, null, List.of()));
    }

    private Report.Past past(int day, List<Figure> figures) {
        Instant started = SampleReports.STARTED.plus(Duration.ofDays(day));
        return new Report.Past(
                "2026-03-0%dT0200-nightly".formatted(day + 1),
                started,
                figures.stream()
                        .filter(figure -> figure.slice().equals(Figure.ALL))
                        .filter(figure -> !(day == 3 && figure.metric().equals("groundedness")))
                        .map(figure -> moved(figure, 1 + random.nextGaussian() * 0.02))
                        .toList());
    }

    private static Figure moved(Figure of, double by) {
        return new Figure(
                of.metric(),
                of.aggregate(),
                of.slice(),
                moved(of.value(), by),
                moved(of.low(), by),
                moved(of.high(), by),
                of.unit(),
                of.measured(),
                of.unmeasured(),
                of.notApplicable(),
                of.reason(),
                List.of(),
                null);
    }

    private static @Nullable Double moved(@Nullable Double value, double by) {
        return value == null ? null : Double.valueOf(value * by);
    }
}
