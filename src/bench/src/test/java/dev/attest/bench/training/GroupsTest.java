package dev.attest.bench.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.judging.local.Comparison;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class GroupsTest {

    private static final String LONG = "The lighthouse keeper painted the old tower white in the spring of that year.";

    private static Labelled example(String source, String claim) {
        return new Labelled("set", source, claim, true, new Comparison(new double[0], new float[0], List.of("none")));
    }

    @Test
    void examplesWithAClaimASourceOrALongSentenceInCommonStayTogether() {
        int[] groups = Groups.of(List.of(
                example("A.", "first"),
                example("A.", "second"),
                example("B.", "second"),
                example("Yes. " + LONG, "third"),
                example(LONG.toUpperCase(Locale.ROOT) + " No.", "fourth"),
                example("Yes.", "fifth")));
        assertThat(groups[0]).isEqualTo(groups[1]).isEqualTo(groups[2]);
        assertThat(groups[3]).isEqualTo(groups[4]).isNotEqualTo(groups[0]);
        assertThat(groups[5]).isNotIn(groups[0], groups[3]);
    }
}
