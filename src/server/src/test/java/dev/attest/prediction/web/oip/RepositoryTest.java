package dev.attest.prediction.web.oip;

import static dev.attest.prediction.ModelStatus.State.BROKEN;
import static dev.attest.prediction.ModelStatus.State.READY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.edge.Who;
import dev.attest.prediction.ModelStatus;
import dev.attest.prediction.Models;
import dev.attest.prediction.ServedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class RepositoryTest {

    private static final ModelStatus SERVED =
            new ModelStatus("iris", "1", READY, true, Optional.empty(), Optional.empty());
    private static final ModelStatus STALE =
            new ModelStatus("iris", "2", READY, true, Optional.of("the file is cut off"), Optional.empty());
    private static final ModelStatus SPOILT =
            new ModelStatus("iris", "3", BROKEN, false, Optional.of("there is no card"), Optional.empty());

    /** Whose every load ends in the same states. */
    private record Fixed(List<ModelStatus> list, List<String> asked) implements Models {

        @Override
        public <T> Mono<T> using(String name, Optional<String> version, Function<ServedModel, Mono<T>> work) {
            return Mono.error(new IllegalStateException("Nobody predicts here"));
        }

        @Override
        public Flux<ModelStatus> load(String name, Optional<String> version) {
            return Flux.fromIterable(list).doOnSubscribe(subscription -> asked.add("load " + name));
        }

        @Override
        public Flux<ModelStatus> unload(String name, Optional<String> version) {
            return Flux.fromIterable(list).doOnSubscribe(subscription -> asked.add("unload " + name));
        }
    }

    private static void load(ModelStatus... states) {
        new Repository(new Fixed(List.of(states), new ArrayList<>()))
                .load(Who.OWNER.principal(), "iris", Optional.empty())
                .block();
    }

    @Test
    void loadingIsWellWhenEveryVersionIsServedAsItLiesThere() {
        assertThatCode(() -> load(SERVED)).doesNotThrowAnyException();
    }

    @Test
    void aVersionThatIsServedFromAnEarlierLoadWasNotLoaded() {
        assertThatThrownBy(() -> load(STALE))
                .isInstanceOf(NotLoaded.class)
                .hasMessage("iris 2 was not replaced; what was loaded before goes on answering: the file is cut off");
    }

    @Test
    void oneVersionThatFailsIsAFailureOfTheWhole() {
        assertThatThrownBy(() -> load(SERVED, SPOILT))
                .isInstanceOf(NotLoaded.class)
                .hasMessage("iris 3 cannot be served: there is no card");
        assertThatThrownBy(RepositoryTest::load).isInstanceOf(NotLoaded.class);
    }

    @Test
    void onlyAnEngineerChangesWhatIsServed() {
        List<String> asked = new ArrayList<>();
        var repository = new Repository(new Fixed(List.of(SERVED), asked));
        assertThatThrownBy(() -> repository
                        .load(Who.BOB.principal(), "iris", Optional.empty())
                        .block())
                .isInstanceOf(EngineersOnly.class);
        assertThatThrownBy(() -> repository
                        .unload(Who.BOB.principal(), "iris", Optional.empty())
                        .block())
                .isInstanceOf(EngineersOnly.class);
        assertThat(asked).isEmpty();
        repository.unload(Who.OWNER.principal(), "iris", Optional.empty()).block();
        assertThat(asked).containsExactly("unload iris");
    }
}
