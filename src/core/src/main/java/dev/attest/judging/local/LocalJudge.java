package dev.attest.judging.local;

import dev.attest.judging.Judge;
import dev.attest.judging.VerbatimJudge;
import dev.attest.judging.Verdict;
import dev.attest.judging.Verdict.Outcome;
import dev.attest.retrieval.TokenEncoder;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Measures every sentence that has sources: a quotation is supported for certain, all else is weighed by the
 * {@link SupportModel}. English; other languages are judged by what they share with their sources, names and numbers
 * first.
 */
public final class LocalJudge implements Judge {

    private final VerbatimJudge verbatim = new VerbatimJudge();
    private final Comparer comparer;
    private final SupportModel model;

    public LocalJudge(TokenEncoder encoder, SupportModel model) {
        this.comparer = new Comparer(encoder);
        this.model = model;
    }

    @Override
    public String name() {
        return "local-2";
    }

    @Override
    public Mono<Verdict> judge(String sentence, List<String> sources) {
        return verbatim.judge(sentence, sources)
                .flatMap(verdict ->
                        verdict instanceof Verdict.Measured ? Mono.just(verdict) : weighed(sentence, sources));
    }

    private Mono<Verdict> weighed(String sentence, List<String> sources) {
        return comparer.compare(sentence, sources)
                .map(this::verdict)
                .defaultIfEmpty(new Verdict.Unmeasured(
                        sources.isEmpty()
                                ? "The sentence has no sources"
                                : "The sentence or its sources have no words"));
    }

    /** A plain contradiction is uncertain at best, whatever else speaks for the sentence. */
    private double support(Comparison comparison) {
        double probability = model.probability(comparison);
        double most = Math.nextDown(model.calibration().supported());
        return comparison.contradicted() ? Math.min(probability, most) : probability;
    }

    private Verdict verdict(Comparison comparison) {
        double support = support(comparison);
        Outcome outcome = model.calibration().outcome(support);
        return outcome == Outcome.SUPPORTED
                ? Verdict.Measured.supported(support)
                : new Verdict.Measured(support, outcome, comparison.shortcomings());
    }
}
