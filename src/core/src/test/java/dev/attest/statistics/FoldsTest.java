package dev.attest.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldsTest {

    private static final List<String> GROUPS =
            IntStream.range(0, 40).mapToObj(i -> "group " + i % 10).toList();

    @Test
    void keepsGroupsTogetherInFiveFoldsOfOneSize() {
        List<Integer> folds = Folds.of(GROUPS, new TreeSet<>(GROUPS), 7);
        assertThat(IntStream.range(0, 40))
                .allSatisfy(i -> assertThat(folds.get(i)).isEqualTo(folds.get(i % 10)));
        assertThat(IntStream.range(0, 5))
                .allSatisfy(fold -> assertThat(folds.stream().filter(own -> own.equals(fold)))
                        .hasSize(8));
    }

    @Test
    void dealsOutAsTheSeedSays() {
        assertThat(Folds.of(GROUPS, new TreeSet<>(GROUPS), 7)).isEqualTo(Folds.of(GROUPS, new TreeSet<>(GROUPS), 7));
        assertThat(Folds.of(GROUPS, new TreeSet<>(GROUPS), 7)).isNotEqualTo(Folds.of(GROUPS, new TreeSet<>(GROUPS), 8));
    }

    @Test
    void makesFewerFoldsOfFewerGroups() {
        assertThat(Folds.of(List.of("a", "b", "a"), List.of("a", "b"), 7)).containsOnly(0, 1);
    }
}
