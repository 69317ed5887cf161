package dev.attest.eval.metrics;

import static dev.attest.eval.metrics.Exchanges.abstained;
import static dev.attest.eval.metrics.Exchanges.answered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attest.eval.Exchange;
import dev.attest.eval.Metric;
import dev.attest.eval.Reply.Passage;
import dev.attest.eval.Sample.Gold;
import dev.attest.eval.Score;
import dev.attest.eval.ScriptedJudge;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoldPlacesTest {

    private static final List<Metric> ALL =
            List.of(new ContextPrecision(), new RecallAt(5), new RecallAt(10), new NdcgAt(10), new MrrAt(10));

    private final ScriptedJudge judge = new ScriptedJudge();

    /** Croft, Metzler and Strohman, Search engines, 2010, section 8.4.1: both rankings of its figure 8.2. */
    @ParameterizedTest
    @CsvSource({"1011110001, 0.78", "0100111011, 0.52", "00110, 0.417", "000, 0", "1, 1", "'', 0"})
    void averagesPrecisionOverTheRanksOfRelevantPassages(String ranks, double expected) {
        List<Boolean> relevant = ranks.chars().mapToObj(rank -> rank == '1').toList();
        assertThat(ContextPrecision.averagePrecision(relevant)).isCloseTo(expected, within(0.006));
    }

    /**
     * Of three places {@code alpha}, {@code beta} and {@code gamma}, by hand: a place counts once, at the first passage that
     * meets it.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // passages                            recall@2  ndcg@10                          mrr@10
                "alpha;beta;gamma                    | 0.66667 | 1                               | 1",
                "alpha beta gamma;x;y                | 1       | 1                               | 1",
                "x;alpha;alpha;alpha                 | 0.33333 | 0.29607                         | 0.5",
                "x;y;z                               | 0       | 0                               | 0",
                "alpha beta;alpha gamma              | 1       | 1                               | 1",
                "alpha beta;alpha;gamma              | 0.66667 | 1                               | 1",
                "gamma;x;alpha                       | 0.33333 | 0.70392                         | 1",
                "1;2;3;4;5;6;7;8;9;10;alpha beta     | 0       | 0                               | 0"
            })
    void countsEachPlaceAtTheFirstPassageThatMeetsIt(String found, double recall, double ndcg, double rr) {
        Exchange exchange = answered("A.").from(found.split(";")).to("A.", "alpha", "beta", "gamma");
        assertThat(value(new RecallAt(2), exchange)).isCloseTo(recall, within(1e-4));
        assertThat(value(new NdcgAt(10), exchange)).isCloseTo(ndcg, within(1e-4));
        assertThat(value(new MrrAt(10), exchange)).isCloseTo(rr, within(1e-4));
    }

    @Test
    void countsPlacesThatTheLastOfTheFirstPassagesMeetsTogether() {
        Exchange exchange =
                answered("A.").from("1", "2", "3", "4", "alpha beta").to("A.", "alpha", "beta");
        assertThat(value(new RecallAt(5), exchange)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "it is rated to 6,000 m in the sea | true",
                "rated to 6,000 | true",
                "rated | false",
                "The probe is rated to | true",
                "to 6,000 m and more | true",
                "m and more | false",
                "rated for 6,000 m | false"
            })
    void meetsAPlaceWithAtLeastHalfOfItsQuote(String passage, boolean meets) {
        var places =
                new GoldPlaces(List.of(new Gold("doc", "rated to\n6,000 m")), List.of(new Passage("doc", passage)));
        assertThat(places.relevant()).containsExactly(meets);
        var elsewhere =
                new GoldPlaces(List.of(new Gold("other", "rated to 6,000 m")), List.of(new Passage("doc", passage)));
        assertThat(elsewhere.relevant()).containsExactly(false);
    }

    /** Wherever a passage ends and the next begins. */
    @Test
    void meetsAPlaceThatRunsOverIntoTheNextPassage() {
        String quote = "The limits apply to working vessels between 15 m and 40 m in length.";
        String text = "Hoisting is described above. " + quote + " For smaller boats, halve them.";
        for (int cut = 1; cut < text.length(); cut++) {
            List<Passage> passages =
                    List.of(new Passage("doc", text.substring(0, cut)), new Passage("doc", text.substring(cut)));
            assertThat(new GoldPlaces(List.of(new Gold("doc", quote)), passages).relevant())
                    .as("cut at %d", cut)
                    .contains(true);
        }
    }

    @Test
    void countsAPlaceOnceThatIsGivenTwice() {
        Exchange exchange = answered("A.").from("alpha").to("A.", "alpha", "alpha");
        assertThat(value(new RecallAt(5), exchange)).isEqualTo(1);
    }

    @Test
    void measuresWhatWasFoundForAnAnswerThatWasDeclined() {
        Exchange exchange = abstained().from("x", "alpha").to("A.", "alpha");
        assertThat(values(exchange)).containsExactly(0.5, 1.0, 1.0, Math.log(2) / Math.log(3), 0.5);
    }

    @Test
    void findsNothingWithoutPassagesAndDoesNotApplyWithoutAReport() {
        assertThat(values(answered("A.").from().to("A.", "alpha"))).containsOnly(0.0);
        assertThat(ALL)
                .allSatisfy(metric -> assertThat(metric.score(answered("A.").to("A.", "alpha"), judge))
                        .isEqualTo(Score.notApplicable("The target does not report which passages it answers from.")));
    }

    @Test
    void hasNothingToFindForAQuestionTheDocumentsDoNotAnswer() {
        assertThat(ALL)
                .allSatisfy(metric -> assertThat(
                                metric.score(answered("A.").from("x").toTheUnknown(), judge))
                        .isEqualTo(Reasons.NO_GOLD));
    }

    private Double[] values(Exchange exchange) {
        return ALL.stream().map(metric -> value(metric, exchange)).toArray(Double[]::new);
    }

    private double value(Metric metric, Exchange exchange) {
        return ((Score.Measured) metric.score(exchange, judge)).value();
    }

    @Test
    void findsTheClaimsOfTheReferenceInThePassages() {
        Metric recall = new ContextRecall();
        assertThat(value(recall, answered("A.").from("so A.", "x").to("A. B.", "gold")))
                .isEqualTo(0.5);
        assertThat(value(recall, abstained().from("A.", "B.").to("A. B.", "gold")))
                .isEqualTo(1);
        assertThat(value(recall, answered("A.").from().to("A. B.", "gold"))).isEqualTo(0);
        assertThat(recall.score(answered("A.").to("A.", "gold"), judge)).isEqualTo(Reasons.NO_PASSAGES);
        assertThat(recall.score(answered("A.").from("A.").toTheUnknown(), judge))
                .isEqualTo(Reasons.NO_REFERENCE);
        judge.claiming("Well!");
        assertThat(recall.score(answered("A.").from("A.").to("Well!", "gold"), judge))
                .isEqualTo(Reasons.NO_REFERENCE_CLAIMS);
        judge.unable("no key");
        assertThat(recall.score(answered("A.").from("A.").to("A.", "gold"), judge))
                .isEqualTo(Score.unmeasured("no key"));
    }
}
