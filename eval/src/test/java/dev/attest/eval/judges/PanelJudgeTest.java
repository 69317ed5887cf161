package dev.attest.eval.judges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attest.eval.ClaimVerdict;
import dev.attest.eval.ClaimVerdict.Label;
import dev.attest.eval.Judge;
import dev.attest.eval.Judged;
import dev.attest.eval.Rating;
import dev.attest.eval.Rubric;
import dev.attest.eval.models.ScriptedModel;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PanelJudgeTest extends JudgeContract {

    @Override
    protected Judge judge() {
        return new PanelJudge(List.of(
                new LlmJudge(new ScriptedModel("one", Script::answer), LlmJudge.Settings.DEFAULT),
                new LlmJudge(new ScriptedModel("two", Script::answer), LlmJudge.Settings.DEFAULT.with(Explain.LAST)),
                TrivialJudges.all().get(2)));
    }

    /** A member with one opinion on everything; none cannot say. */
    private record Member(
            String name, @Nullable Label label, @Nullable Double level) implements Judge {

        @Override
        public Judged<List<String>> claims(String text) {
            return label == null ? Judged.unmeasured("shy") : Judged.of(List.of(name + " claims"));
        }

        @Override
        public Judged<List<ClaimVerdict>> verify(List<String> claims, List<String> texts) {
            return label == null
                    ? Judged.unmeasured("shy")
                    : Judged.of(claims.stream()
                            .map(claim -> new ClaimVerdict(claim, label, null, "because", 1))
                            .toList());
        }

        @Override
        public Judged<Rating> rate(Rubric rubric, Map<String, String> texts) {
            return level == null ? Judged.unmeasured("shy") : Judged.of(new Rating(level, "because", 1));
        }
    }

    private static PanelJudge voting(String labels) {
        String[] each = labels.split(" ", -1);
        return new PanelJudge(IntStream.range(0, each.length)
                .<Judge>mapToObj(i -> new Member("m" + i, each[i].equals("-") ? null : Label.valueOf(each[i]), null))
                .toList());
    }

    private static PanelJudge rating(String levels) {
        String[] each = levels.split(" ", -1);
        return new PanelJudge(IntStream.range(0, each.length)
                .<Judge>mapToObj(i -> new Member("m" + i, null, each[i].equals("-") ? null : Double.valueOf(each[i])))
                .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "SUPPORTED SUPPORTED NOT_FOUND,SUPPORTED,.6667,.6667",
        "SUPPORTED CONTRADICTED NOT_FOUND,UNCERTAIN,.3333,.3333",
        "SUPPORTED NOT_FOUND,UNCERTAIN,.5,.5",
        "CONTRADICTED CONTRADICTED CONTRADICTED,CONTRADICTED,1,0",
        "SUPPORTED - SUPPORTED,SUPPORTED,.6667,1",
        "SUPPORTED - NOT_FOUND,UNCERTAIN,.3333,.5",
        "SUPPORTED SUPPORTED SUPPORTED -,SUPPORTED,.75,1",
        "UNCERTAIN UNCERTAIN SUPPORTED,UNCERTAIN,.6667,.6667"
    })
    void decidesByMajority(String labels, Label label, double agreement, double support) {
        ClaimVerdict verdict = only(voting(labels).verify(List.of("c"), List.of("t")));

        assertThat(verdict.label()).isEqualTo(label);
        assertThat(verdict.agreement()).isCloseTo(agreement, within(1e-4));
        assertThat(verdict.support()).isCloseTo(support, within(1e-4));
    }

    private static ClaimVerdict only(Judged<List<ClaimVerdict>> judged) {
        return ((Judged.Of<List<ClaimVerdict>>) judged).value().get(0);
    }

    @Test
    void showsWhoSaidWhat() {
        assertThat(only(voting("SUPPORTED NOT_FOUND").verify(List.of("c"), List.of("t")))
                        .explanation())
                .isEqualTo("m0 says supported: because\nm1 says not found: because");
    }

    @ParameterizedTest
    @CsvSource({
        "ANSWER_RELEVANCY,0 .25 1,.25,.3333",
        "ANSWER_RELEVANCY,.5 1 .5,.5,.6667",
        "ANSWER_RELEVANCY,.25 .75,.25,.5",
        "ANSWER_RELEVANCY,- .75 .75,.75,.6667",
        "PREFERENCE,0 0 1,0,.6667",
        "PREFERENCE,0 1,.5,.5",
        "PREFERENCE,0 .5 1,.5,.3333",
        "PREFERENCE,1 1 -,1,.6667",
        "PREFERENCE,1 0 -,.5,.3333"
    })
    void ratesInTheMiddle(Rubric rubric, String levels, double level, double agreement) {
        Rating rating = ((Judged.Of<Rating>) rating(levels).rate(rubric, Map.of())).value();

        assertThat(rating.level()).isEqualTo(level);
        assertThat(rating.agreement()).isCloseTo(agreement, within(1e-4));
    }

    @Test
    void measuresNothingWhenMostCannotSay() {
        assertThat(voting("SUPPORTED - -").verify(List.of("c"), List.of("t")))
                .isEqualTo(Judged.unmeasured("2 of 3 members of the panel could not say; m1: shy; m2: shy"));
        assertThat(voting("SUPPORTED -").verify(List.of("c"), List.of("t")))
                .as("one of two is no majority")
                .isEqualTo(Judged.unmeasured("1 of 2 members of the panel could not say; m1: shy"));
        assertThat(rating("- .75").rate(Rubric.BIAS, Map.of())).isInstanceOf(Judged.Unmeasured.class);
        assertThat(rating("- -").rate(Rubric.BIAS, Map.of())).isInstanceOf(Judged.Unmeasured.class);
        assertThat(voting("- -").claims("text")).isInstanceOf(Judged.Unmeasured.class);
    }

    @Test
    void takesClaimsFromTheFirstWhoCan() {
        assertThat(voting("- SUPPORTED SUPPORTED").claims("text")).isEqualTo(Judged.of(List.of("m1 claims")));
    }

    @Test
    void namesItsMembers() {
        assertThat(voting("SUPPORTED -").name()).isEqualTo("panel (m0, m1)");
    }
}
