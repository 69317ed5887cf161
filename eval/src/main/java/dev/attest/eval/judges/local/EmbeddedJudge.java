package dev.attest.eval.judges.local;

import dev.attest.eval.ClaimVerdict;
import dev.attest.eval.ClaimVerdict.Label;
import dev.attest.eval.Judge;
import dev.attest.eval.Judged;
import dev.attest.eval.Rating;
import dev.attest.eval.Rubric;
import dev.attest.eval.judges.PlainClaims;
import dev.attest.judging.Verdict;
import dev.attest.judging.local.LocalJudge;
import dev.attest.judging.local.SupportModel;
import dev.attest.retrieval.onnx.OnnxEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The platform's own scorer as a judge: no key, no network. It takes sentences for claims, weighs each against the texts as
 * answers are weighed when they are given, and knows by {@link Relevancy} what a text speaks of. The rest is unmeasured; so is
 * which of two answers is better, since what they speak of tells it no better than chance (docs/research.md).
 *
 * <p>The scorer tells supported from unsupported. What it does not support is contradicted only when it says that the texts
 * give another number or the opposite; else the texts do not say it.
 */
public final class EmbeddedJudge implements Judge, AutoCloseable {

    /** Of the decisions made here, beside the scorer's own. */
    private static final String VERSION = ".2";

    /** Reasons of the scorer that say more than that something is missing. */
    private static final Pattern OTHERWISE = Pattern.compile("The sources say .+, not .+"
            + "|The sentence negates what the sources state|The sources negate what the sentence states");

    private final OnnxEncoder encoder;
    private final LocalJudge scorer;
    private final Relevancy relevancy;

    private EmbeddedJudge(OnnxEncoder encoder) {
        this.encoder = encoder;
        this.scorer = new LocalJudge(encoder, SupportModel.shipped());
        this.relevancy = new Relevancy(encoder);
    }

    /** Loads the bundled models, which takes about a second. */
    public static EmbeddedJudge open() {
        return new EmbeddedJudge(OnnxEncoder.open());
    }

    @Override
    public String name() {
        return scorer.name() + VERSION;
    }

    @Override
    public Judged<List<String>> claims(String text) {
        return Judged.of(PlainClaims.of(text));
    }

    @Override
    public Judged<List<ClaimVerdict>> verify(List<String> claims, List<String> texts) {
        List<String> told = texts.stream().filter(text -> !text.isBlank()).toList();
        var verdicts = new ArrayList<ClaimVerdict>();
        for (String claim : claims) {
            if (told.isEmpty()) {
                verdicts.add(new ClaimVerdict(claim, Label.NOT_FOUND, 0.0, "There are no texts.", 1));
            } else if (scorer.judge(claim, told).block() instanceof Verdict.Measured measured) {
                verdicts.add(verdict(claim, measured));
            } else {
                return Judged.unmeasured(
                        "the local judge finds no words in the claim '%s' or in the texts".formatted(claim));
            }
        }
        return Judged.of(List.copyOf(verdicts));
    }

    private static ClaimVerdict verdict(String claim, Verdict.Measured measured) {
        return new ClaimVerdict(claim, label(measured), measured.support(), String.join(". ", measured.reasons()), 1);
    }

    private static Label label(Verdict.Measured measured) {
        return switch (measured.outcome()) {
            case SUPPORTED -> Label.SUPPORTED;
            case UNCERTAIN -> Label.UNCERTAIN;
            case UNSUPPORTED ->
                measured.reasons().stream()
                                .anyMatch(reason -> OTHERWISE.matcher(reason).matches())
                        ? Label.CONTRADICTED
                        : Label.NOT_FOUND;
        };
    }

    @Override
    public Judged<Rating> rate(Rubric rubric, Map<String, String> texts) {
        return switch (rubric) {
            case ANSWER_RELEVANCY -> relevancy(text(texts, "question"), text(texts, "answer"));
            case PREFERENCE -> Judged.unmeasured("the local judge prefers no better than chance; use --judge llm");
            default ->
                Judged.unmeasured("the local judge cannot judge %s; use --judge llm"
                        .formatted(rubric.key().replace('_', ' ')));
        };
    }

    private static String text(Map<String, String> texts, String name) {
        return Objects.requireNonNull(texts.get(name), name);
    }

    private Judged<Rating> relevancy(String question, String answer) {
        return relevancy
                .of(question, answer)
                .map(level -> Judged.of(new Rating(
                        level,
                        "Match of the question with each sentence of the answer, on average: %.2f".formatted(level),
                        1)))
                .orElse(Judged.unmeasured("the local judge finds no words in the question or in the answer"));
    }

    @Override
    public void close() {
        encoder.close();
    }
}
