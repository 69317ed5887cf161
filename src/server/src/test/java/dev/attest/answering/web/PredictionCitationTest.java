package dev.attest.answering.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.answering.Answer;
import dev.attest.answering.Citation;
import dev.attest.answering.Consultation;
import dev.attest.answering.DocumentCitation;
import dev.attest.answering.PredictionCitation;
import dev.attest.answering.PredictionSource;
import dev.attest.answering.PredictionTool;
import dev.attest.answering.Question;
import dev.attest.answering.Sentence;
import dev.attest.api.SchemaCheck;
import dev.attest.documents.ChunkId;
import dev.attest.documents.Span;
import dev.attest.edge.Edge;
import dev.attest.edge.Who;
import dev.attest.judging.Groundedness;
import dev.attest.judging.Verdict;
import dev.attest.tenancy.Principal;
import dev.attest.tenancy.Role;
import dev.attest.tenancy.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer that states a prediction, as the server writes it: asked for through the server's own tool. */
class PredictionCitationTest extends Edge {

    private static final Principal READER = new Principal(new Tenant("acme"), "rita", Set.of(), Set.of(Role.READER));
    private static final DocumentCitation DOCUMENT = new DocumentCitation(
            2,
            new ChunkId(new UUID(0, 1), 3, 0),
            "handbook",
            "a.md",
            "A",
            List.of("Top"),
            new Span(10, 15),
            "Lunch",
            0.5,
            Optional.empty());

    @Autowired
    private PredictionTool tool;

    @Autowired
    private JsonMapper mapper;

    private Consultation asked(Map<String, Object> inputs) {
        return Objects.requireNonNull(
                tool.predict(READER, "loans", Optional.of("1"), inputs).block());
    }

    private PredictionSource predicted() {
        return ((Consultation.Given) asked(Map.of("income", 200_000, "children", 2, "housing", "own"))).source();
    }

    private static Answer answer(PredictionSource source) {
        List<Citation> citations = List.of(new PredictionCitation(1, source), DOCUMENT);
        String text = source.sentence() + " [1][2]";
        var sentence = new Sentence(0, text, new Span(0, text.length()), Verdict.Measured.supported(1), List.of(1, 2));
        return new Answer(
                UUID.randomUUID(),
                text,
                List.of(sentence),
                citations,
                Groundedness.of(List.of(sentence.verdict()), "verbatim-1"),
                Optional.empty(),
                List.of(),
                Question.Mode.GENERATIVE,
                "agent",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of("handbook", 7L),
                new Answer.Timings(Duration.ZERO, Optional.empty(), Duration.ZERO));
    }

    @Test
    void aPredictionIsCitedWithModelVersionInputsAndProbability() {
        PredictionSource source = predicted();
        JsonNode json = mapper.readTree(mapper.writeValueAsString(AnswerJson.of(answer(source))));

        assertThat(json.path("answer").asString())
                .isEqualTo("The model loans 1 predicts yes with probability more than 0.99 from income 200000 EUR"
                        + " (outside what it was trained on), children 2, housing own. [1][2]");
        assertThat(json.path("citations").get(0)).isEqualTo(mapper.readTree("""
                {"kind":"prediction","number":1,"model":"loans","version":"1","predictionId":"%1$s","inputs":[
                {"name":"income","value":200000.0,"unit":"EUR"},{"name":"children","value":2.0,"unit":null},
                {"name":"housing","value":"own","unit":null}],"label":"yes","probability":1.0,
                "outOfRange":["income"],"contentUrl":"/predictions/%1$s"}""".formatted(source.predictionId())));
    }

    @Test
    void aCitationOfADocumentIsAsItWasBeforeThereWerePredictions() {
        JsonNode json = mapper.readTree(mapper.writeValueAsString(AnswerJson.of(answer(predicted()))));
        assertThat(json.path("citations").get(1)).isEqualTo(mapper.readTree("""
                {"number":2,"documentId":"00000000-0000-0000-0000-000000000001","title":"A","collection":"handbook",
                "sourceKey":"a.md","version":3,"chunkId":"%s","headings":["Top"],"page":null,"span":[10,15],"boxes":[],
                "quote":"Lunch","score":0.5,
                "contentUrl":"/documents/00000000-0000-0000-0000-000000000001/content?version=3"}""".formatted(DOCUMENT.chunk())));
    }

    @Test
    void theDescriptionKnowsBothKinds() {
        JsonNode api = get(Who.OWNER, "/v3/api-docs", 200);
        JsonNode answer = mapper.readTree(mapper.writeValueAsString(AnswerJson.of(answer(predicted()))));
        new SchemaCheck(api)
                .check("answer", api.path("components").path("schemas").path("AnswerJson"), answer);
        assertThat(api.path("components").path("schemas").path("CitationJson").path("oneOf"))
                .hasSize(2);
    }

    @Test
    void theServersToolRefusesInWords() {
        assertThat(asked(Map.of("income", "much", "children", 2, "housing", "own")))
                .isEqualTo(new Consultation.Refused("income must be a number, not \"much\". The model loans 1 takes"
                        + " income (a number in EUR), children (a whole number), housing (one of rent, own, free)."));
    }
}
