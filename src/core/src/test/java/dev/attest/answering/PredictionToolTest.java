package dev.attest.answering;

import static dev.attest.answering.Handbook.READER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.attest.prediction.Cards;
import dev.attest.prediction.FakeModels;
import dev.attest.prediction.FakePredictor;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.Predicted;
import dev.attest.prediction.Predicting;
import dev.attest.prediction.Predictor;
import dev.attest.prediction.Rows;
import dev.attest.prediction.RowsRefused;
import dev.attest.prediction.Scores;
import dev.attest.prediction.ServedModel;
import dev.attest.prediction.Signature;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class PredictionToolTest {

    private static final Map<String, Object> APPLICANT = Map.of("housing", "own", "children", 2L, "income", 1);

    private final FakeModels models = new FakeModels(Cards.loans("1"), Cards.loans("2"), Cards.flowers("1"));
    private final List<Predicted> seen = new ArrayList<>();
    private final PredictionTool tool = new PredictionTool(
            models,
            new Predicting(
                    (by, predicted) -> {
                        assertThat(by).isEqualTo(READER);
                        seen.add(predicted);
                    },
                    Clock.systemUTC()));

    private Consultation asked(String model, Optional<String> version, Map<String, Object> inputs) {
        return Objects.requireNonNull(
                tool.predict(READER, model, version, inputs).block());
    }

    private PredictionSource given(String model, Optional<String> version, Map<String, Object> inputs) {
        return ((Consultation.Given) asked(model, version, inputs)).source();
    }

    private String refused(String model, Map<String, Object> inputs) {
        return ((Consultation.Refused) asked(model, Optional.empty(), inputs)).reason();
    }

    @Test
    void givesASourceThatNamesModelVersionInputsAndProbability() {
        PredictionSource source = given("loans", Optional.of("1"), APPLICANT);

        assertThat(source.model()).isEqualTo("loans");
        assertThat(source.version()).isEqualTo("1");
        assertThat(source.label()).isEqualTo("yes");
        assertThat(source.probability()).isCloseTo(1 / (1 + Math.exp(-1)), within(1e-6));
        assertThat(source.inputs()).extracting(PredictionSource.Input::text).containsExactly("1", "2", "own");
        assertThat(source.outOfRange()).isEmpty();
        assertThat(source.sentence())
                .isEqualTo("The model loans 1 predicts yes with probability 0.73 from income 1 EUR, children 2,"
                        + " housing own.");
    }

    @Test
    void thePredictionIsWatchedAndKnownByItsId() {
        PredictionSource source = given("loans", Optional.empty(), APPLICANT);

        assertThat(source.version()).isEqualTo("2");
        assertThat(seen).singleElement().satisfies(predicted -> {
            assertThat(source.predictionId()).isEqualTo(predicted.id() + ".0");
            assertThat(predicted.rows().values()).containsExactly(1, 2, 1);
        });
    }

    @Test
    void saysWhichInputsTheModelWasNotTrainedOn() {
        PredictionSource source = given(
                "flowers",
                Optional.empty(),
                Map.of("sepalLength", 9.5, "sepalWidth", 3, "petalLength", 1e-7, "petalWidth", 0.0));

        assertThat(source.outOfRange()).containsExactly("sepalLength", "petalLength");
        assertThat(source.sentence())
                .contains("from sepalLength 9.5 cm (outside what it was trained on), sepalWidth 3 cm,")
                .contains("petalLength 1.0E-7 cm (outside what it was trained on), petalWidth 0 cm.");
    }

    @Test
    void noProbabilityIsRoundedToCertainty() {
        assertThat(given("loans", Optional.empty(), Map.of("income", 90_000, "children", 9, "housing", "rent"))
                        .sentence())
                .contains("predicts yes with probability more than 0.99 from income 90000 EUR");
        assertThat(new PredictionSource("dice", "1", "1.0", List.of(), "six", 0.001).sentence())
                .contains("less than 0.01");
    }

    @Test
    void aSentenceNamesTheFirstInputsAndCountsTheOthers() {
        ModelCard card = Cards.card(
                "wide",
                "1",
                IntStream.range(0, 11)
                        .mapToObj(i -> Cards.number("x" + i, "mm", 0, 1, 0))
                        .toList(),
                List.of("no", "yes"));
        models.add(new ServedModel(card, new FakePredictor(card)));
        Map<String, Object> inputs = new HashMap<>();
        IntStream.range(0, 11).forEach(i -> inputs.put("x" + i, 0.25));

        PredictionSource source = given("wide", Optional.empty(), inputs);

        assertThat(source.sentence()).endsWith("x7 0.25 mm and 3 more inputs.");
        assertThat(source.inputs()).hasSize(11);
    }

    @Test
    void refusalsSayWhatIsWrongAndWhatTheModelTakes() {
        String takes = "The model loans 2 takes income (a number in EUR), children (a whole number),"
                + " housing (one of rent, own, free).";
        assertThat(refused("loans", Map.of("housing", "tent", "children", 1.5)))
                .contains("housing must be one of rent, own, free, not \"tent\"")
                .contains("children must be a whole number")
                .contains("income is missing")
                .endsWith(takes);
        Map<String, Object> odd = new HashMap<>(APPLICANT);
        odd.put("income", null);
        odd.put("colour", "blue");
        assertThat(refused("loans", odd))
                .contains("income must be a number or a text")
                .contains("colour is no feature of this model");
        assertThat(refused("loans", Map.of("income", Double.NaN, "children", 1, "housing", List.of())))
                .isEqualTo(refused("loans", Map.of("children", 1, "housing", true, "income", Double.POSITIVE_INFINITY)))
                .contains("income must be a finite number");
        assertThat(seen).isEmpty();
    }

    @Test
    void aModelThatIsUnknownOrAwayIsARefusalToo() {
        assertThat(refused("weather", APPLICANT)).isEqualTo("There is no model weather");
        models.unload("flowers", Optional.empty()).blockLast();
        assertThat(refused("flowers", APPLICANT)).isEqualTo("The model flowers is unloaded");
        models.add(new ServedModel(Cards.loans("3"), failing(new RejectedExecutionException())));
        assertThat(refused("loans", APPLICANT)).isEqualTo("The model is busy; ask again later.");
    }

    @Test
    void aFailureOfTheModelStaysAFailure() {
        models.add(new ServedModel(Cards.loans("3"), failing(new IllegalStateException("The model is closed"))));
        assertThatThrownBy(() -> asked("loans", Optional.empty(), APPLICANT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The model is closed");
    }

    private static Predictor failing(RuntimeException failure) {
        return new Predictor() {
            @Override
            public Signature signature() {
                throw failure;
            }

            @Override
            public Mono<Scores> predict(Rows rows) {
                return Mono.error(failure);
            }

            @Override
            public void close() {}
        };
    }

    /** As an agent will: asks the model, and writes what it says. */
    private Answer answered(Question.Policy policy, String wording) {
        var forecaster = Handbook.generative(tool.predict(READER, "loans", Optional.of("1"), APPLICANT)
                .map(Consultation.Given.class::cast)
                .flatMapIterable(given -> {
                    String sentence = wording.isEmpty() ? given.source().sentence() : wording;
                    var statement = new Statement(sentence, List.of(), List.of(given.source()));
                    return Arrays.asList(
                            Handbook.text(Handbook.NOTICE),
                            Handbook.complete(Handbook.NOTICE, 0),
                            Handbook.text(" " + sentence),
                            new Written.Complete(statement));
                }));
        var answerer = new Answerer(
                (by, query) -> Mono.just(Handbook.RETRIEVAL),
                (asked, passages) -> Mono.just(true),
                new Authors(Handbook.extractive(), Optional.of(forecaster)),
                Handbook.JUDGE,
                new NoPages(),
                Clock.systemUTC());
        return Objects.requireNonNull(answerer.answer(READER, Handbook.question(Question.Mode.AUTO, policy))
                .block());
    }

    @Test
    void anAnswerCitesThePredictionItStatesBesideTheDocumentsItQuotes() {
        Answer answer = answered(Question.Policy.STRIP, "");

        String sentence =
                "The model loans 1 predicts yes with probability 0.73 from income 1 EUR, children 2," + " housing own.";
        assertThat(answer.text()).isEqualTo(Handbook.NOTICE + " [1] " + sentence + " [2]");
        assertThat(answer.sentences().get(1).citations()).containsExactly(2);
        assertThat(answer.citations().get(0)).isInstanceOf(DocumentCitation.class);
        assertThat(answer.citations().get(1)).isInstanceOfSatisfying(PredictionCitation.class, citation -> {
            assertThat(citation.number()).isEqualTo(2);
            assertThat(citation.quote()).isEqualTo(sentence);
            assertThat(citation.source().model()).isEqualTo("loans");
            assertThat(citation.source().version()).isEqualTo("1");
            assertThat(citation.source().probability()).isCloseTo(0.731, within(0.001));
            assertThat(citation.source().inputs())
                    .extracting(input -> input.feature().name())
                    .containsExactly("income", "children", "housing");
            assertThat(citation.source().predictionId()).isEqualTo(seen.get(0).id() + ".0");
        });
        assertThat(answer.groundedness().supported()).isEqualTo(2);
    }

    @Test
    void aPredictionInOtherWordsIsUnmeasuredAndAnotherNumberIsNotSupported() {
        for (String wording : List.of(
                "The model is sure that he will pay.",
                "The model loans 1 predicts yes with probability 0.93 from income 1 EUR, children 2, housing own.",
                "The model loans 1 predicts no with probability 0.73 from income 1 EUR, children 2, housing own.")) {
            assertThat(answered(Question.Policy.FLAG, wording).groundedness().unmeasured())
                    .isEqualTo(1);
            assertThat(answered(Question.Policy.STRIP, wording).citations())
                    .singleElement()
                    .isInstanceOf(DocumentCitation.class);
        }
    }

    @Test
    void aPredictionStatedTwiceIsCitedOnce() {
        PredictionSource source = given("loans", Optional.empty(), APPLICANT);
        var citations = new Citations(Handbook.PASSAGES);
        assertThat(citations.cite(Statement.of(source), Map.of())).containsExactly(1);
        assertThat(citations.cite(Statement.of(source), Map.of())).containsExactly(1);
        assertThat(citations.cite(Statement.of(given("loans", Optional.empty(), APPLICANT)), Map.of()))
                .containsExactly(2);
        assertThat(citations.all()).hasSize(2);
    }

    @Test
    void whatIsWrongWithTheRowAsAWholeIsSaidOfTheRow() {
        ModelCard card = Cards.loans("9");
        models.add(new ServedModel(card, new RefusingPredictor(card)));
        assertThat(refused("loans", APPLICANT))
                .startsWith("The row has values too great for the model to compute with. The model loans 9 takes ");
    }

    private record RefusingPredictor(ModelCard card) implements Predictor {

        @Override
        public Signature signature() {
            return new FakePredictor(card).signature();
        }

        @Override
        public Mono<Scores> predict(Rows rows) {
            return Mono.error(new RowsRefused(
                    card,
                    List.of(new RowsRefused.Mistake(0, "", "has values too great for the model to compute with"))));
        }

        @Override
        public void close() {}
    }
}
