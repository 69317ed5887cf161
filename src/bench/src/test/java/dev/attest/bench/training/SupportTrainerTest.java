package dev.attest.bench.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.bench.UnusableData;
import dev.attest.bench.training.SupportTrainer.Trained;
import dev.attest.judging.local.SupportModelFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class SupportTrainerTest {

    private static final List<Labelled> EXAMPLES = Invented.examples(300, 1);

    @Test
    void theSameSeedGivesTheSameBytes() {
        assertThat(SupportModelFile.text(SupportTrainer.train(EXAMPLES, 5)))
                .isEqualTo(SupportModelFile.text(SupportTrainer.train(EXAMPLES, 5)))
                .isNotEqualTo(SupportModelFile.text(SupportTrainer.train(EXAMPLES, 6)));
    }

    @Test
    void learnsWhatItIsShown() {
        Trained trained = SupportTrainer.crossFit(EXAMPLES, 5);
        assertThat(Scores.bySet(EXAMPLES, trained.unseen()))
                .hasSize(2)
                .allSatisfy(set -> assertThat(set.auc()).isGreaterThan(0.9));
        List<Labelled> others = Invented.examples(200, 2);
        double[] probabilities = others.stream()
                .mapToDouble(example -> trained.model().probability(example.comparison()))
                .toArray();
        assertThat(Scores.bySet(others, probabilities))
                .allSatisfy(set -> assertThat(set.balancedAccuracy()).isGreaterThan(0.85));
    }

    @Test
    void thresholdsKeepTheUnsureApart() {
        var calibration = SupportTrainer.train(EXAMPLES, 5).calibration();
        assertThat(calibration.supported()).isGreaterThanOrEqualTo(0.5);
        assertThat(calibration.unsupported()).isLessThanOrEqualTo(0.5);
    }

    @Test
    void refusesExamplesOfOneKind() {
        List<Labelled> supported = EXAMPLES.stream().filter(Labelled::supported).toList();
        assertThatThrownBy(() -> SupportTrainer.train(supported, 5))
                .isInstanceOf(UnusableData.class)
                .hasMessageContaining("supported and unsupported sentences");
    }

    @Test
    void refusesExamplesOfOneSource() {
        List<Labelled> alike = EXAMPLES.stream()
                .map(e -> new Labelled(e.set(), "one source", e.claim(), e.supported(), e.comparison()))
                .toList();
        assertThatThrownBy(() -> SupportTrainer.train(alike, 5)).isInstanceOf(UnusableData.class);
    }
}
