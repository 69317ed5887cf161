package dev.attest.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrossValidationTest {

    private record Item(String group, int number) {}

    private static final List<Item> ITEMS =
            IntStream.range(0, 60).mapToObj(i -> new Item("group " + i / 3, i)).toList();

    @Test
    void nothingIsJudgedByAModelThatHasSeenItsGroup() {
        List<Boolean> seen = CrossValidation.outOfFold(ITEMS, Item::group, others -> {
            Set<String> groups = new HashSet<>(others.stream().map(Item::group).toList());
            return item -> groups.contains(item.group());
        });
        assertThat(seen).hasSize(60).containsOnly(false);
    }

    @Test
    void resultsComeInTheOrderOfTheItemsFromFiveModels() {
        Set<List<Item>> fitted = new HashSet<>();
        List<Item> results = CrossValidation.outOfFold(ITEMS, Item::group, others -> {
            fitted.add(others);
            return item -> item;
        });
        assertThat(results).isEqualTo(ITEMS);
        assertThat(fitted).hasSize(5).allSatisfy(others -> assertThat(others).hasSize(48));
    }

    @Test
    void foldsOfNumberedGroupsAreOfLikeSizeAndOtherwiseMadeByAnotherSeed() {
        int[] groups = ITEMS.stream().mapToInt(item -> item.number() / 3).toArray();
        Set<List<Item>> fitted = seenTogether(groups, 3);
        assertThat(fitted).hasSize(5).isEqualTo(seenTogether(groups, 3)).isNotEqualTo(seenTogether(groups, 4));
        assertThat(fitted).allSatisfy(others -> {
            assertThat(others).hasSize(48);
            assertThat(others.stream().map(Item::group).distinct()).hasSize(16);
        });
    }

    private static Set<List<Item>> seenTogether(int[] groups, long seed) {
        Set<List<Item>> fitted = new HashSet<>();
        CrossValidation.outOfFold(ITEMS, groups, seed, others -> {
            fitted.add(others);
            return item -> item;
        });
        return fitted;
    }

    @Test
    void oneGroupAloneCannotBeSplit() {
        assertThatThrownBy(() -> CrossValidation.outOfFold(ITEMS, item -> "one", others -> item -> item))
                .isInstanceOf(UnusableData.class)
                .hasMessageContaining("two sources");
    }
}
