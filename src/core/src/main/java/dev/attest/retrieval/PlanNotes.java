package dev.attest.retrieval;

import dev.attest.retrieval.Plan.Step;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Mono;

/** Notes how the legs were searched for one question, if its asker wants to know. */
final class PlanNotes {

    private final boolean wanted;
    private final List<Step> steps = new CopyOnWriteArrayList<>();

    PlanNotes(boolean wanted) {
        this.wanted = wanted;
    }

    Mono<List<Hit>> words(Mono<List<Hit>> search) {
        return wanted ? search.timed().map(timed -> words(timed.get(), timed.elapsed())) : search;
    }

    private List<Hit> words(List<Hit> hits, Duration took) {
        steps.add(new Step("words", "index", hits.size(), hits.size(), took));
        return hits;
    }

    Mono<Nearest> vectors(Mono<Nearest> search) {
        return wanted ? search.timed().map(timed -> vectors(timed.get(), timed.elapsed())) : search;
    }

    private Nearest vectors(Nearest nearest, Duration took) {
        String way = nearest.way().name().toLowerCase(Locale.ROOT);
        steps.add(new Step("vectors", way, nearest.fetched(), nearest.hits().size(), took));
        return nearest;
    }

    /** The retrieval with the plan, when it is wanted. */
    Mono<Retrieval> of(Retrieval retrieval, ChunkFilter filter, Scope scope) {
        return wanted
                ? filter.tally(scope).map(tally -> retrieval.explainedBy(new Plan(tally, steps)))
                : Mono.just(retrieval);
    }
}
