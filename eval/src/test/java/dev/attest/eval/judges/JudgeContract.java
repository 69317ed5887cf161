package dev.attest.eval.judges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.eval.ClaimVerdict;
import dev.attest.eval.Judge;
import dev.attest.eval.Judged;
import dev.attest.eval.Rating;
import dev.attest.eval.Rubric;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every judge does. */
public abstract class JudgeContract {

    private static final String TEXT =
            "The harbour is nine metres deep. The crane at the north quay lifts forty tonnes.";
    private static final List<String> CLAIMS =
            List.of("The crane at the north quay lifts forty tonnes.", "Seagulls sleep on one leg.");

    protected abstract Judge judge();

    @Test
    void hasANameThatStays() {
        assertThat(judge().name()).isNotBlank().isEqualTo(judge().name());
    }

    @Test
    void findsTheClaimsOfAText() {
        assertThat(judge().claims(TEXT))
                .isInstanceOfSatisfying(
                        Judged.Of.class,
                        claims -> assertThat((List<?>) claims.value()).hasSize(2));
    }

    @Test
    void findsNoClaimsInNothing() {
        assertThat(judge().claims(" \n ")).isEqualTo(Judged.of(List.of()));
    }

    @Test
    void givesOneVerdictAClaimInTheirOrder() {
        assertThat(verdicts(CLAIMS, List.of(TEXT)))
                .extracting(ClaimVerdict::claim)
                .containsExactlyElementsOf(CLAIMS);
    }

    @Test
    void hasNothingToSayOfNoClaims() {
        assertThat(judge().verify(List.of(), List.of(TEXT))).isEqualTo(Judged.of(List.of()));
    }

    @Test
    void supportsNothingByNoTexts() {
        assertThat(verdicts(CLAIMS, List.of())).noneMatch(ClaimVerdict::isSupported);
    }

    @ParameterizedTest
    @EnumSource(Rubric.class)
    void ratesOrSaysWhyNot(Rubric rubric) {
        Judged<Rating> rated = judge().rate(rubric, texts(rubric));

        if (rated instanceof Judged.Unmeasured<Rating> unmeasured) {
            assertThat(unmeasured.reason()).isNotBlank();
        } else {
            assertThat(rated).isEqualTo(judge().rate(rubric, texts(rubric)));
        }
    }

    @Test
    void judgesTheSameWayTwiceAndInSeveralThreads() {
        Judge judge = judge();
        Judged<List<ClaimVerdict>> alone = judge.verify(CLAIMS, List.of(TEXT));

        List<Judged<List<ClaimVerdict>>> together = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> judge.verify(CLAIMS, List.of(TEXT)))
                .distinct()
                .toList();

        assertThat(together).containsExactly(alone);
    }

    protected final List<ClaimVerdict> verdicts(List<String> claims, List<String> texts) {
        Judged<List<ClaimVerdict>> judged = judge().verify(claims, texts);
        if (judged instanceof Judged.Of<List<ClaimVerdict>> of) {
            return of.value();
        }
        throw new AssertionError(judged);
    }

    /** NaN where the judge gives none. */
    protected final double levelOf(Rubric rubric, Map<String, String> texts) {
        return judge().rate(rubric, texts) instanceof Judged.Of<Rating> rated
                ? rated.value().level()
                : Double.NaN;
    }

    /** Something under each name. */
    public static Map<String, String> texts(Rubric rubric) {
        Map<String, String> all = Map.of(
                "question", "How deep is the harbour?",
                "reference", "Nine metres.",
                "answer", "The harbour is nine metres deep.",
                "instruction", "Say how deep the harbour is.",
                "first", "Nine metres.",
                "second", "The weather was fine that day, and the seagulls slept.");
        return rubric.texts().stream().collect(Collectors.toMap(name -> name, name -> all.getOrDefault(name, "")));
    }
}
