package dev.attest.prediction;

import static dev.attest.prediction.ModelStatus.State.READY;
import static dev.attest.prediction.ModelStatus.State.UNLOADED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** What every {@link Models} does. */
public abstract class ModelsContract {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Rows ROW = new Rows(4, new double[] {5, 3.5, 1.4, .2});

    /** Serves these versions of the model {@code flowers}, a model {@link Cards#flowers}, and no other. */
    protected abstract Models serving(String... versions);

    private static String used(Models models, Optional<String> version) {
        return models.using("flowers", version, model -> Mono.just(model.card().version()))
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    private static List<String> versions(List<ModelStatus> states) {
        return states.stream().map(ModelStatus::version).toList();
    }

    private static List<ModelStatus> unload(Models models, Optional<String> version) {
        return models.unload("flowers", version)
                .collectList()
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    private static List<ModelStatus> load(Models models, Optional<String> version) {
        return models.load("flowers", version)
                .collectList()
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    @Test
    void versionsAreOrderedByTheNumbersInThem() {
        Models models = serving("2", "10", "1");
        assertThat(versions(models.list())).containsExactly("10", "2", "1");
        assertThat(models.list()).extracting(ModelStatus::latest).containsExactly(true, false, false);
        assertThat(models.list()).allSatisfy(status -> {
            assertThat(status.state()).isEqualTo(READY);
            assertThat(status.reason()).isEmpty();
            assertThat(status.card()).isPresent();
        });
    }

    @Test
    void theNewestServesUnlessAVersionIsPinned() {
        Models models = serving("2", "10", "1");
        assertThat(used(models, Optional.empty())).isEqualTo("10");
        assertThat(used(models, Optional.of(Models.LATEST))).isEqualTo("10");
        assertThat(used(models, Optional.of("2"))).isEqualTo("2");
    }

    @Test
    void whatIsNotThereIsUnknown() {
        Models models = serving("1");
        for (Mono<?> asked : List.of(
                models.using("trees", Optional.empty(), model -> Mono.just("used")),
                models.using("flowers", Optional.of("7"), model -> Mono.just("used")),
                models.load("trees", Optional.empty()).then(),
                models.load("flowers", Optional.of("7")).then(),
                models.unload("trees", Optional.empty()).then(),
                models.unload("flowers", Optional.of("7")).then())) {
            StepVerifier.create(asked).expectError(ModelUnknown.class).verify(PATIENCE);
        }
    }

    @Test
    void whatIsUnloadedIsKnownAndDoesNotAnswerUntilItIsLoaded() {
        Models models = serving("2", "10");
        assertThat(unload(models, Optional.of("10"))).singleElement().satisfies(status -> {
            assertThat(status.version()).isEqualTo("10");
            assertThat(status.state()).isEqualTo(UNLOADED);
            assertThat(status.latest()).isFalse();
        });
        assertThatThrownBy(() -> used(models, Optional.of("10"))).isInstanceOf(ModelUnavailable.class);
        assertThat(used(models, Optional.empty())).isEqualTo("2");
        assertThat(versions(models.list())).containsExactly("10", "2");

        assertThat(load(models, Optional.of("10")))
                .singleElement()
                .extracting(ModelStatus::state)
                .isEqualTo(READY);
        assertThat(used(models, Optional.empty())).isEqualTo("10");
    }

    @Test
    void aModelOfWhichNothingIsServedIsUnavailable() {
        Models models = serving("2", "10");
        assertThat(versions(unload(models, Optional.empty()))).containsExactly("10", "2");
        assertThatThrownBy(() -> used(models, Optional.empty())).isInstanceOf(ModelUnavailable.class);
        assertThat(versions(load(models, Optional.empty()))).containsExactly("10", "2");
        assertThat(used(models, Optional.empty())).isEqualTo("10");
    }

    @Test
    void theLatestIsUnloadedByThatName() {
        Models models = serving("2", "10");
        assertThat(versions(unload(models, Optional.of(Models.LATEST)))).containsExactly("10");
        assertThat(used(models, Optional.of(Models.LATEST))).isEqualTo("2");
    }

    @Test
    void whatIsLentAnswersAlsoWhenItIsUnloadedMeanwhile() {
        Models models = serving("1");
        Sinks.Empty<Void> unloaded = Sinks.empty();
        StepVerifier.create(models.using(
                        "flowers",
                        Optional.empty(),
                        model -> unloaded.asMono()
                                .then(Mono.defer(() -> model.predictor().predict(ROW)))))
                .then(() -> unload(models, Optional.empty()))
                .then(unloaded::tryEmitEmpty)
                .assertNext(scores -> assertThat(scores.count()).isEqualTo(1))
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void eachSubscriberIsLentWhatServesThen() {
        Models models = serving("1", "2");
        var times = new AtomicInteger();
        Mono<String> version = models.using("flowers", Optional.empty(), model -> {
            times.incrementAndGet();
            return Mono.just(model.card().version());
        });
        assertThat(times).hasValue(0);
        assertThat(version.block(PATIENCE)).isEqualTo("2");
        unload(models, Optional.of("2"));
        assertThat(version.block(PATIENCE)).isEqualTo("1");
        assertThat(times).hasValue(2);
    }
}
