package dev.attest.bench.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attest.bench.ClaimSet;
import dev.attest.bench.ClaimSet.Claim;
import dev.attest.bench.measure.Scoreboard;
import dev.attest.judging.Judge;
import dev.attest.judging.Verdict;
import dev.attest.judging.Verdict.Outcome;
import dev.attest.retrieval.Embedder;
import dev.attest.retrieval.EmbeddingModel;
import dev.attest.statistics.Estimate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class SupportSystemsTest {

    private static final ClaimSet SET = new ClaimSet(
            "set",
            "no file",
            IntStream.range(0, 40)
                    .mapToObj(i -> new Claim("c" + i, "source " + i / 2, "claim " + i, i % 4 == 0))
                    .toList());

    private record Saying(Function<String, Verdict> verdict) implements Judge {
        @Override
        public String name() {
            return "saying";
        }

        @Override
        public Mono<Verdict> judge(String sentence, List<String> sources) {
            return Mono.just(verdict.apply(sources.get(0)));
        }
    }

    private static final class OneVector implements Embedder {
        @Override
        public EmbeddingModel model() {
            return new EmbeddingModel("one", 1, 10);
        }

        @Override
        public Mono<List<float[]>> passages(List<String> texts) {
            return Mono.just(texts.stream().map(text -> new float[] {1}).toList());
        }

        @Override
        public Mono<float[]> question(String text) {
            return Mono.just(new float[] {1});
        }
    }

    private static Estimate measured(Judge judge, Optional<Refit> refit, String system, String measure) {
        Scoreboard scoreboard = new SupportSystems(judge, refit, new OneVector()).measure(List.of(SET));
        return scoreboard.find(system, "set", measure).orElseThrow();
    }

    @Test
    void whatIsNotMeasuredIsAsLikelyAsNotAndNotSupported() {
        var judge = new Saying(source -> new Verdict.Unmeasured("never"));
        assertThat(measured(judge, Optional.empty(), "product", "coverage").value())
                .isZero();
        assertThat(measured(judge, Optional.empty(), "product", "auc").value()).isEqualTo(0.5);
        assertThat(measured(judge, Optional.empty(), "product", "balanced_accuracy")
                        .value())
                .isEqualTo(0.5);
        assertThat(measured(judge, Optional.empty(), "product", "f1").value()).isZero();
    }

    @Test
    void sureAndWrongCostsMoreThanUnsureAndWrong() {
        // Wrong where it says so of unsupported claims: thirty of forty, once surely and once hardly.
        var sure = new Saying(source -> Verdict.Measured.supported(source.endsWith("1") ? 1 : 0.6));
        var even = new Saying(source -> Verdict.Measured.supported(0.6));
        assertThat(measured(even, Optional.empty(), "product", "aurc").value()).isEqualTo(0.75, within(1e-12));
        assertThat(measured(sure, Optional.empty(), "product", "aurc").value()).isGreaterThan(0.75);
    }

    @Test
    void aJudgeThatIsTrainedAgainNeverMeetsASourceItHasSeen() {
        Refit refit = claims -> {
            Set<String> seen = new HashSet<>(claims.stream().map(Claim::source).toList());
            return new Saying(source -> seen.contains(source)
                    ? new Verdict.Measured(0, Outcome.UNSUPPORTED, List.of("It was seen"))
                    : Verdict.Measured.supported(1));
        };
        var none = new Saying(source -> new Verdict.Unmeasured("never"));
        // Says supported of all: 2 · 10 / (2 · 10 + 30).
        assertThat(measured(none, Optional.of(refit), "product-cv", "f1").value())
                .isEqualTo(0.4, within(1e-12));
    }
}
