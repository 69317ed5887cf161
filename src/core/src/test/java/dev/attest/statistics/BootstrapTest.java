package dev.attest.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    private static final double[] HALF =
            IntStream.range(0, 400).mapToDouble(i -> i % 2).toArray();

    /** The normal approximation of a share of one half over 400 items: ± 1.96 · √(0.25 / 400) = 0.049. */
    @Test
    void theIntervalOfAShareIsThatOfTheBinomialDistribution() {
        Estimate estimate = Bootstrap.overItems("set", 400).mean(HALF);
        assertThat(estimate.value()).isEqualTo(0.5);
        assertThat(estimate.low()).isEqualTo(0.451, within(0.006));
        assertThat(estimate.high()).isEqualTo(0.549, within(0.006));
        assertThat(estimate.n()).isEqualTo(400);
    }

    @Test
    void theSameSetGivesTheSameResamples() {
        assertThat(Bootstrap.overItems("set", 400).mean(HALF).resampled())
                .containsExactly(Bootstrap.overItems("set", 400).mean(HALF).resampled());
        assertThat(Bootstrap.overItems("other", 400).mean(HALF).resampled())
                .isNotEqualTo(Bootstrap.overItems("set", 400).mean(HALF).resampled());
    }

    @Test
    void aSystemThatIsAlwaysBetterByOneIsBetterByOneWithoutDoubt() {
        double[] better = Arrays.stream(HALF).map(x -> x + 1).toArray();
        var bootstrap = Bootstrap.overItems("set", 400);
        Estimate difference = bootstrap.mean(better).minus(bootstrap.mean(HALF));
        assertThat(difference.low()).isEqualTo(1, within(1e-12));
        assertThat(difference.high()).isEqualTo(1, within(1e-12));
    }

    /** 100 groups of four equal items hold no more than 100 items do: twice the interval of 400. */
    @Test
    void groupsAreDrawnAsAWhole() {
        List<String> groups =
                IntStream.range(0, 400).mapToObj(i -> "group " + i / 4).toList();
        double[] values = IntStream.range(0, 400).mapToDouble(i -> i / 4 % 2).toArray();
        Estimate estimate = Bootstrap.overGroups("set", groups).mean(values);
        assertThat(estimate.high() - estimate.low()).isEqualTo(2 * 1.96 * 0.05, within(0.02));
        assertThat(estimate.n()).isEqualTo(400);
    }

    @Test
    void theSameSeedGivesTheSameResamplesAndAnotherOthers() {
        List<String> groups = IntStream.range(0, 400).mapToObj(String::valueOf).toList();
        double[] drawn = Bootstrap.overGroups(3, 100, groups).mean(HALF).resampled();
        assertThat(drawn).hasSize(100);
        assertThat(Bootstrap.overGroups(3, 100, groups).mean(HALF).resampled()).containsExactly(drawn);
        assertThat(Bootstrap.overGroups(4, 100, groups).mean(HALF).resampled()).isNotEqualTo(drawn);
    }

    @Test
    void theMeanOfWhatIsPresentIsThatOfTheItemsThatHaveAValue() {
        List<String> groups =
                IntStream.range(0, 400).mapToObj(i -> "group " + i / 4).toList();
        double[] values = HALF.clone();
        IntStream.range(0, 130).forEach(i -> values[3 * i] = Double.NaN);
        var bootstrap = Bootstrap.overGroups(3, 100, groups);
        Estimate expected = bootstrap.of(items -> Arrays.stream(items)
                .mapToDouble(i -> values[i])
                .filter(x -> !Double.isNaN(x))
                .average()
                .orElseThrow());
        Estimate mean = bootstrap.meanOfPresent(values);
        assertThat(mean.value()).isEqualTo(expected.value(), within(1e-12));
        assertThat(mean.resampled()).containsExactly(expected.resampled(), within(1e-12));
        assertThat(mean.n()).isEqualTo(270);
    }

    @Test
    void resamplesWithoutAValueAreLeftOut() {
        var estimate = new Estimate(0.5, new double[] {Double.NaN, 0.4, 0.6}, 2);
        assertThat(estimate.low()).isEqualTo(0.4);
        assertThat(estimate.high()).isEqualTo(0.6);
    }

    @Test
    void theMeanOverSetsIsTheMeanOfTheirResamples() {
        var one = new Estimate(0.2, new double[] {0.1, 0.3}, 10);
        var two = new Estimate(0.4, new double[] {0.5, 0.3}, 30);
        Estimate mean = Estimate.mean(List.of(one, two));
        assertThat(mean.value()).isEqualTo(0.3, within(1e-12));
        assertThat(mean.resampled()).containsExactly(new double[] {0.3, 0.3}, within(1e-12));
        assertThat(mean.n()).isEqualTo(40);
    }
}
