package dev.attest.prediction.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StrataTest {

    private static final List<String> LABELS = List.of("rare", "common", "most");
    private final List<Integer> answers = IntStream.range(0, 203)
            .mapToObj(row -> row < 13 ? 0 : row < 70 ? 1 : 2)
            .toList();
    private final Strata strata = new Strata(LABELS, answers);

    @Test
    void givesEveryFoldItsShareOfEachLabel() {
        int[] folds = strata.folds(10, 1);
        for (int label = 0; label < 3; label++) {
            int wanted = label;
            long all = answers.stream().filter(answer -> answer == wanted).count();
            for (int fold = 0; fold < 10; fold++) {
                assertThat(rows(folds, wanted, fold)).isBetween(all / 10, all / 10 + 1);
            }
        }
    }

    @Test
    void putsEveryRowIntoOneFoldAndMakesFoldsOfOneSize() {
        int[] folds = strata.folds(10, 1);
        assertThat(folds).hasSize(203);
        assertThat(IntStream.range(0, 10)
                        .mapToObj(fold ->
                                IntStream.of(folds).filter(f -> f == fold).count()))
                .allSatisfy(size -> assertThat(size).isBetween(20L, 21L));
    }

    @Test
    void givesTheSameFoldsForTheSameSeedOnEveryJava() {
        assertThat(strata.folds(10, 1)).isEqualTo(new Strata(LABELS, answers).folds(10, 1));
        assertThat(strata.folds(10, 1)).isNotEqualTo(strata.folds(10, 2));
        var few = new Strata(List.of("a", "b"), List.of(0, 0, 0, 0, 1, 1, 1, 1));
        assertThat(few.folds(2, 42)).containsExactly(0, 0, 1, 1, 1, 1, 0, 0);
    }

    @Test
    void holdsOutAShareOfEachLabelButNeverAllOfOne() {
        boolean[] held = strata.heldOut(.2, 1);
        assertThat(held(held, 0)).isEqualTo(3);
        assertThat(held(held, 1)).isEqualTo(11);
        assertThat(held(held, 2)).isEqualTo(27);
        assertThat(held(strata.heldOut(.999, 1), 0)).isEqualTo(12);
        assertThat(held(strata.heldOut(.001, 1), 0)).isEqualTo(1);
    }

    @Test
    void namesTheLabelThatIsTooRareForTheFolds() {
        assertThatThrownBy(() -> strata.requireAtLeast(14))
                .isInstanceOf(TooFewRows.class)
                .hasMessage(
                        "The label 'rare' has 13 rows, and each of the 14 folds needs one: train with 13 folds or fewer");
        assertThatThrownBy(() -> new Strata(List.of("a", "b"), List.of(0, 0, 1)).requireAtLeast(2))
                .isInstanceOf(TooFewRows.class)
                .hasMessage(
                        "The label 'b' has 1 row, and each of the 2 folds needs one: add rows with it, or leave it out");
        assertThatThrownBy(() -> new Strata(List.of("a"), List.of(0, 0, 0)).requireAtLeast(2))
                .isInstanceOf(TooFewRows.class)
                .hasMessage("Every row has the label [a]: there is nothing to tell apart");
    }

    private long rows(int[] folds, int label, int fold) {
        return IntStream.range(0, folds.length)
                .filter(row -> folds[row] == fold && answers.get(row) == label)
                .count();
    }

    private long held(boolean[] held, int label) {
        var rows = new ArrayList<Integer>();
        IntStream.range(0, held.length)
                .filter(row -> held[row] && answers.get(row) == label)
                .forEach(rows::add);
        return rows.size();
    }
}
