package dev.attest.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainerTest {

    /** Probabilities are float32: this far apart are two of them that should be the same. */
    private static final double ROUNDING = 1.2e-7;

    private final Explainer explainer = new Explainer(5);

    private static ModelCard numbers(double... baselines) {
        return Cards.card(
                "formula",
                "1",
                IntStream.range(0, baselines.length)
                        .mapToObj(i -> Cards.number("x" + i, "cm", -10, 10, baselines[i]))
                        .toList(),
                List.of("no", "yes"));
    }

    private List<Explanation> explained(ModelCard card, Predictor predictor, Rows rows) {
        return Objects.requireNonNull(
                explainer.explain(new ServedModel(card, predictor), rows).block());
    }

    private Explanation explained(ToDoubleFunction<double[]> formula, double[] baseline, double... row) {
        return explained(numbers(baseline), new FormulaPredictor(formula), new Rows(row.length, row))
                .get(0);
    }

    private static double[] uniform(Random random, int count, double least, double greatest) {
        return random.doubles(count, least, greatest).toArray();
    }

    private static ToDoubleFunction<double[]> affine(double intercept, double... weights) {
        return row -> intercept
                + IntStream.range(0, row.length)
                        .mapToDouble(i -> weights[i] * row[i])
                        .sum();
    }

    /** A network with two hidden units and all interactions between its inputs. */
    private static ToDoubleFunction<double[]> network(Random random, int inputs) {
        double[] first = uniform(random, inputs, -1, 1);
        double[] second = uniform(random, inputs, -1, 1);
        return row -> {
            double hidden = Math.tanh(affine(0.1, first).applyAsDouble(row))
                    * Math.tanh(affine(-0.3, second).applyAsDouble(row));
            return 1 / (1 + Math.exp(-3 * hidden + 0.2 * row[0]));
        };
    }

    private static void sumsToTheDifference(Explanation explanation) {
        double sum = explanation.contributions().stream().mapToDouble(c -> c).sum();
        assertThat(explanation.base() + sum).isCloseTo(explanation.probability(), within(1e-9));
    }

    @Test
    void givesTheClosedFormOfALinearModel() {
        double[] weights = {0.03, -0.02, 0.015, 0, 0.01, -0.005, 0.02, 0.011, -0.013, 0.007, 0.004, -0.0125};
        double[] baseline = {3, 2.5, 1, 0, -1, 4, 2, 1.5, -2, 0.5, 1, -3};
        double[] row = {5.1, 3.5, 1.4, 0.2, 6, -2, 7, 1.5, 2, -1.25, 8, 1};

        Explanation explanation = explained(affine(0.5, weights), baseline, row);

        int sign = explanation.label() == 1 ? 1 : -1;
        for (int i = 0; i < weights.length; i++) {
            assertThat(explanation.contributions().get(i))
                    .isCloseTo(sign * weights[i] * (row[i] - baseline[i]), within(1e-6));
        }
        assertThat(explanation.standardErrors()).isEmpty();
        assertThat(explanation.evaluations()).isEqualTo(1 << 11);
        sumsToTheDifference(explanation);
    }

    @Test
    void explainsTheLabelTheRowGets() {
        Explanation no = explained(affine(0.5, 0.1), new double[] {0}, -3);
        assertThat(no.label()).isZero();
        assertThat(no.base()).isCloseTo(0.5, within(ROUNDING));
        assertThat(no.probability()).isCloseTo(0.8, within(ROUNDING));
        assertThat(no.contributions().get(0)).isCloseTo(0.3, within(ROUNDING));
        assertThat(explained(affine(0.5, 0.1), new double[] {0}, 3).label()).isEqualTo(1);
    }

    @Test
    void aFeatureThatChangesNothingGetsNothingAndTwoThatDoTheSameGetTheSame() {
        Explanation explanation = explained(
                row -> 0.5 + 0.1 * row[0] * row[1] + 0.02 * row[2] * row[2], new double[] {0, 0, 0, 0}, 1, 1, 2, 9);

        assertThat(explanation.contributions().get(0)).isCloseTo(0.05, within(ROUNDING));
        assertThat(explanation.contributions().get(1)).isCloseTo(0.05, within(ROUNDING));
        assertThat(explanation.contributions().get(2)).isCloseTo(0.08, within(ROUNDING));
        assertThat(explanation.contributions().get(3)).isZero();
    }

    @Test
    void aFeatureAtItsBaselineGetsExactlyNothing() {
        var random = new Random(1);
        double[] baseline = uniform(random, 6, -2, 2);
        double[] row = uniform(random, 6, -2, 2);
        row[2] = baseline[2];

        Explanation explanation = explained(network(random, 6), baseline, row);

        assertThat(explanation.contributions().get(2)).isEqualTo(0.0);
        assertThat(explanation.evaluations()).isEqualTo(32);
        Explanation unmoved = explained(network(random, 6), baseline, baseline);
        assertThat(unmoved.contributions()).containsOnly(0.0);
        assertThat(unmoved.base()).isEqualTo(unmoved.probability());
        assertThat(unmoved.evaluations()).isOne();
    }

    @Test
    void valuesOfTwoModelsAddUp() {
        var random = new Random(2);
        double[] baseline = uniform(random, 7, -1, 1);
        double[] row = uniform(random, 7, -3, 3);
        ToDoubleFunction<double[]> one = likely(network(random, 7));
        ToDoubleFunction<double[]> other = likely(network(random, 7));

        List<Double> first = explained(one, baseline, row).contributions();
        List<Double> second = explained(other, baseline, row).contributions();
        List<Double> mean = explained(x -> (one.applyAsDouble(x) + other.applyAsDouble(x)) / 2, baseline, row)
                .contributions();

        for (int i = 0; i < row.length; i++) {
            assertThat(mean.get(i)).isCloseTo((first.get(i) + second.get(i)) / 2, within(ROUNDING));
        }
    }

    /** Above one half, so that every row gets the second label. */
    private static ToDoubleFunction<double[]> likely(ToDoubleFunction<double[]> formula) {
        return row -> 0.51 + 0.48 * formula.applyAsDouble(row);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void isTheMeanOverAllOrdersInWhichFeaturesMayJoin(int features) {
        for (int seed = 0; seed < 5; seed++) {
            var random = new Random(100L * features + seed);
            ToDoubleFunction<double[]> formula = likely(network(random, features));
            double[] baseline = uniform(random, features, -2, 2);
            double[] row = uniform(random, features, -2, 2);

            Explanation explanation = explained(formula, baseline, row);

            double[] expected = new double[features];
            int orders = join(formula, baseline, row, new boolean[features], expected);
            for (int i = 0; i < features; i++) {
                assertThat(explanation.contributions().get(i)).isCloseTo(expected[i] / orders, within(ROUNDING));
            }
            sumsToTheDifference(explanation);
        }
    }

    /** Adds up what each feature adds in every order that goes on from here; returns how many orders there are. */
    private static int join(
            ToDoubleFunction<double[]> formula, double[] now, double[] row, boolean[] joined, double[] added) {
        int orders = 0;
        for (int feature = 0; feature < row.length; feature++) {
            if (!joined[feature]) {
                double[] next = now.clone();
                next[feature] = row[feature];
                joined[feature] = true;
                int onwards = join(formula, next, row, joined, added);
                joined[feature] = false;
                added[feature] += onwards * (formula.applyAsDouble(next) - formula.applyAsDouble(now));
                orders += onwards;
            }
        }
        return Math.max(orders, 1);
    }

    @Test
    void aSampledValueLiesWithinItsStandardErrorOfTheExactOne() {
        int features = 15;
        int near = 0;
        for (int seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            ToDoubleFunction<double[]> formula = likely(network(random, features));
            double[] baseline = uniform(random, features, -1, 1);
            double[] row = uniform(random, features, -2, 2);

            Explanation explanation = explained(formula, baseline, row);

            double[] exact = exact(formula, baseline, row);
            List<Double> errors = explanation.standardErrors().orElseThrow();
            for (int i = 0; i < features; i++) {
                double away = Math.abs(explanation.contributions().get(i) - exact[i]);
                assertThat(away).isLessThanOrEqualTo(4 * errors.get(i) + ROUNDING);
                assertThat(errors.get(i)).isBetween(1e-9, 0.01);
                near += away <= errors.get(i) ? 1 : 0;
            }
            assertThat(explanation.evaluations()).isBetween(19_000L, 20_000L);
            sumsToTheDifference(explanation);
        }
        // Of a normal distribution 68 % lie within one standard error: 205 of 300, give or take 8.
        assertThat(near).isBetween(165, 245);
    }

    /** By the formula over all coalitions, in double precision. */
    private static double[] exact(ToDoubleFunction<double[]> formula, double[] baseline, double[] row) {
        int n = row.length;
        double[] said = IntStream.range(0, 1 << n)
                .mapToDouble(coalition -> formula.applyAsDouble(IntStream.range(0, n)
                        .mapToDouble(i -> (coalition & 1 << i) == 0 ? baseline[i] : row[i])
                        .toArray()))
                .toArray();
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            for (int coalition = 0; coalition < said.length; coalition++) {
                if ((coalition & 1 << i) == 0) {
                    values[i] += (said[coalition | 1 << i] - said[coalition])
                            * factorial(Integer.bitCount(coalition))
                            * factorial(n - Integer.bitCount(coalition) - 1)
                            / factorial(n);
                }
            }
        }
        return values;
    }

    private static double factorial(int n) {
        return IntStream.rangeClosed(1, n).asDoubleStream().reduce(1, (a, b) -> a * b);
    }

    @Test
    void samplingIsExactWhereFeaturesOnlyAddUp() {
        double[] weights =
                IntStream.range(0, 20).mapToDouble(i -> 0.001 * (i - 10)).toArray();
        double[] row = IntStream.range(0, 20).mapToDouble(i -> 1 + i % 3).toArray();

        Explanation explanation = explained(affine(0.7, weights), new double[20], row);

        for (int i = 0; i < row.length; i++) {
            assertThat(explanation.contributions().get(i)).isCloseTo(weights[i] * row[i], within(1e-6));
            assertThat(explanation.standardErrors().orElseThrow().get(i)).isLessThan(ROUNDING);
        }
    }

    @Test
    void aRowIsAlwaysExplainedTheSame() {
        var random = new Random(3);
        ToDoubleFunction<double[]> formula = network(random, 14);
        double[] row = uniform(random, 14, 1, 2);
        double[] other = uniform(random, 14, 1, 2);
        double[] both =
                DoubleStream.concat(Arrays.stream(other), Arrays.stream(row)).toArray();

        Explanation alone = explained(formula, new double[14], row);
        List<Explanation> together =
                explained(numbers(new double[14]), new FormulaPredictor(formula), new Rows(14, both));

        assertThat(together.get(1)).isEqualTo(alone);
        assertThat(together.get(0)).isNotEqualTo(alone);
    }

    @Test
    void ofManyFeaturesOnlyThoseAwayFromTheirBaselinesCount() {
        double[] row = new double[30];
        row[3] = 1;
        row[17] = 2;

        Explanation explanation = explained(x -> 0.5 + 0.1 * x[3] * x[17], new double[30], row);

        assertThat(explanation.evaluations()).isEqualTo(4);
        assertThat(explanation.standardErrors()).isEmpty();
        assertThat(explanation.contributions().get(3)).isCloseTo(0.1, within(ROUNDING));
        assertThat(explanation.contributions().get(17)).isCloseTo(0.1, within(ROUNDING));
    }

    @Test
    void categoriesAreComparedWithTheMostFrequentOne() {
        ModelCard card = Cards.loans("1");
        var predictor = new FormulaPredictor(row ->
                0.5 + 1e-6 * (row[0] - 30_000) + 0.03 * (row[1] - 1) + (row[2] == 2 ? 0.2 : row[2] == 1 ? 0.1 : 0));

        List<Explanation> explanations =
                explained(card, predictor, new Rows(3, new double[] {50_000, 3, 2, 30_000, 2, 0, 80_000, 1, 1}));

        assertThat(explanations).hasSize(3);
        assertClose(explanations.get(0), 0.02, 0.06, 0.2);
        assertClose(explanations.get(1), 0, 0.03, 0);
        assertClose(explanations.get(2), 0.05, 0, 0.1);
        assertThat(predictor.calls).containsExactly(8 + 2 + 4);
    }

    private static void assertClose(Explanation explanation, double... contributions) {
        for (int i = 0; i < contributions.length; i++) {
            assertThat(explanation.contributions().get(i)).isCloseTo(contributions[i], within(ROUNDING));
        }
        sumsToTheDifference(explanation);
    }

    @Test
    void explainsAModelOfThreeLabels() {
        ModelCard card = Cards.flowers("1");
        Rows rows = new Rows(4, new double[] {5, 3.5, 1.4, .2, 6, 3, 4.5, 1.5});
        var predictor = new FakePredictor(card);
        Scores scores = Objects.requireNonNull(predictor.predict(rows).block());

        List<Explanation> explanations = explained(card, predictor, rows);

        for (int row = 0; row < 2; row++) {
            Explanation explanation = explanations.get(row);
            assertThat(explanation.label()).isEqualTo(scores.best(row));
            assertThat(explanation.probability()).isEqualTo(scores.probability(row, scores.best(row)));
            sumsToTheDifference(explanation);
        }
    }

    @Test
    void asksTheModelInBatchesThatTakeLittleMemory() {
        var random = new Random(4);
        double[] many = uniform(random, 256 * 12, 1, 2);
        var narrow = new FormulaPredictor(likely(network(random, 12)));
        List<Explanation> explanations = explained(numbers(new double[12]), narrow, new Rows(12, many));
        assertThat(explanations).hasSize(256).allSatisfy(ExplainerTest::sumsToTheDifference);
        assertThat(narrow.calls).hasSize(16).containsOnly(65_536);

        var wide = new FormulaPredictor(row -> 0.6 + 0.3 * row[0] * row[499] * row[250]);
        double[] ones = DoubleStream.generate(() -> 1).limit(500).toArray();
        Explanation explanation =
                explained(numbers(new double[500]), wide, new Rows(500, ones)).get(0);
        assertThat(wide.calls).allSatisfy(rows -> assertThat(rows * 500).isLessThanOrEqualTo(1 << 21));
        assertThat(explanation.contributions().get(250))
                .isCloseTo(
                        0.1,
                        within(4 * explanation.standardErrors().orElseThrow().get(250)));
        sumsToTheDifference(explanation);
    }

    @Test
    void refusesMoreRowsThanItMayEvaluate() {
        var predictor = new FormulaPredictor(row -> 0.5);
        assertThat(Explainer.mostRows(numbers(new double[4]))).isEqualTo(65_536);
        assertThat(Explainer.mostRows(numbers(new double[12]))).isEqualTo(256);
        assertThat(Explainer.mostRows(numbers(new double[13]))).isEqualTo(52);
        assertThat(Explainer.mostRows(numbers(new double[1000]))).isEqualTo(52);
        assertThatThrownBy(() -> explained(numbers(new double[13]), predictor, new Rows(13, new double[53 * 13])))
                .isInstanceOf(ExplanationRefused.class)
                .hasMessage("At most 52 rows of the model formula 1 can be explained at once, not 53");
        assertThatThrownBy(
                        () -> explained(numbers(new double[60_000]), predictor, new Rows(60_000, new double[60_000])))
                .isInstanceOf(ExplanationRefused.class)
                .hasMessage("The model formula 1 has 60000 features, too many to explain its predictions");
        assertThat(predictor.calls).isEmpty();
    }

    @Test
    void refusesAModelWhoseCardHasNoBaseline() {
        Feature known = Cards.number("petalLength", "cm", 1, 7, 4);
        Feature unknown = new Feature(
                "petalWidth",
                Feature.Kind.NUMBER,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                OptionalDouble.empty(),
                Optional.empty());
        ModelCard card = Cards.card("flowers", "2", List.of(known, unknown), List.of("red", "blue"));
        var predictor = new FormulaPredictor(row -> 0.5);

        assertThatThrownBy(() -> explained(card, predictor, new Rows(2, new double[] {1, 2})))
                .isInstanceOf(ExplanationRefused.class)
                .hasMessage("The card of the model flowers 2 gives no baseline for petalWidth to explain with");
        assertThat(predictor.calls).isEmpty();
    }

    @Test
    void failsAsTheModelDoes() {
        ModelCard card = Cards.flowers("1");
        var closed = new FakePredictor(card);
        closed.close();
        assertThatThrownBy(() -> explained(card, closed, new Rows(4, new double[] {1, 2, 3, 4})))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The model is closed");
    }
}
