package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class RenderingTest {

    private static final PrintStream NOWHERE =
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    private static final Console PLAIN = new Console(NOWHERE, NOWHERE, false, Ansi.OFF);
    private static final Console COLOURED = new Console(NOWHERE, NOWHERE, true, Ansi.ON);

    private static AskReply ask(String json) {
        return Json.MAPPER.readValue(json, AskReply.class);
    }

    @Test
    void anAnswerIsFollowedByItsSources() {
        AskReply reply = ask("""
                {"status":"answered","answer":"It is three months [1].","citations":[{"number":1,"documentId":"d",
                "title":"Employee handbook","sourceKey":"hr/employee-handbook.md","version":3,"chunkId":"c",
                "headings":["Employment","Notice"],"page":12,"span":[180,240],"boxes":[{"page":12,"x":72,"y":310.2,
                "width":431,"height":12.6},{"page":12,"x":72,"y":325.0,"width":60,"height":12.6}],"quote":"The notice period\\nis three months.",
                "score":0.816},{"number":2,"documentId":"e","title":null,"sourceKey":null,"version":1,"headings":[],
                "span":null,"quote":"Other.","score":null}],"abstention":null,"degraded":["vectors"],"mode":"generative","model":"llama"}""");
        assertThat(AnswerText.lines(reply, PLAIN))
                .containsExactly(
                        "It is three months [1].",
                        "",
                        "[1] Employee handbook · hr/employee-handbook.md · page 12 · version 3",
                        "    Employment › Notice",
                        "    “The notice period is three months.”",
                        "    characters 180..240 · box 72.0,310.2 431.0×12.6 and 1 more · score 0.82",
                        "",
                        "[2] e · version 1",
                        "    “Other.”",
                        "",
                        "generative · llama",
                        "keywords only: the vector index is away");
    }

    @Test
    void aPredictionIsASourceToo() {
        AskReply reply = ask("""
                {"status":"answered","answer":"The model iris 1.2 predicts virginica with probability 0.97 [1].","citations":[
                {"kind":"prediction","number":1,"model":"iris","version":"1.2","predictionId":"p.0","inputs":[
                {"name":"petalLength","value":5.1,"unit":"cm"},{"name":"place","value":"meadow","unit":null}],
                "label":"virginica","probability":0.96541,"outOfRange":["petalLength"],"contentUrl":"/predictions/p.0"}]}""");
        assertThat(AnswerText.lines(reply, PLAIN))
                .containsExactly(
                        "The model iris 1.2 predicts virginica with probability 0.97 [1].",
                        "",
                        "[1] iris · version 1.2 · prediction",
                        "    virginica · probability 0.9654",
                        "    petalLength 5.1 cm · place meadow",
                        "    outside what it was trained on: petalLength");
    }

    @Test
    void whatWasMissingIsSaidInWords() {
        AskReply reply = ask("""
                {"status":"answered","answer":"Yes.","degraded":["llm","judge","moon\\u001b[2J"],"mode":"extractive",
                "model":"extractive-1"}""");
        assertThat(AnswerText.lines(reply, PLAIN))
                .containsExactly(
                        "Yes.",
                        "",
                        "extractive · extractive-1",
                        "answered from the documents' own sentences: the language model is away",
                        "not every sentence was checked against its sources: the judge is away",
                        "without: moon\uFFFD[2J");
        assertThat(AnswerText.lines(
                        ask(
                                "{\"status\":\"abstained\",\"mode\":\"extractive\",\"degraded\":[\"vectors\"],\"abstention\":{\"reason\":\"noMatch\"}}"),
                        PLAIN))
                .containsExactly(
                        "No answer: the documents do not say (noMatch).",
                        "",
                        "keywords only: the vector index is away");
    }

    @Test
    void anAbstentionIsOneLine() {
        assertThat(AnswerText.lines(
                        ask("{\"status\":\"abstained\",\"answer\":null,\"abstention\":{\"reason\":\"noMatch\"}}"),
                        PLAIN))
                .containsExactly("No answer: the documents do not say (noMatch).");
    }

    @Test
    void coloursOnlyATerminal() {
        AskReply reply = ask("{\"status\":\"answered\",\"answer\":\"Yes.\"}");
        assertThat(AnswerText.lines(reply, PLAIN)).containsExactly("Yes.");
        assertThat(AnswerText.lines(reply, COLOURED)).containsExactly("\u001b[1mYes.\u001b[0m");
    }

    @Test
    void aDocumentCannotSteerTheTerminal() {
        AskReply reply = ask("{\"status\":\"answered\",\"answer\":\"\\u001b[2Jgone \\u009b31m\"}");
        assertThat(AnswerText.lines(reply, PLAIN)).containsExactly("\uFFFD[2Jgone \uFFFD31m");
        assertThat(Console.line("a\r\nb\tc\u0007")).isEqualTo("a b c\uFFFD");
    }

    @Test
    void passagesAreATable() {
        SearchReply reply = Json.MAPPER.readValue("""
                {"passages":[{"rank":1,"score":0.91234,"documentId":"d","title":"T","sourceKey":"a.md","headings":[],"page":7,
                "span":[0,12],"text":"First\\nline"},{"rank":2,"score":0.5,"documentId":"d","title":"Only a title",
                "sourceKey":null,"headings":[],"span":[12,24],"text":"%s"}],"degraded":[]}""".formatted("x".repeat(120)), SearchReply.class);
        assertThat(Search.lines(reply))
                .containsExactly(
                        "#  score  source        page  span    text",
                        "1  0.912  a.md          7     0..12   First line",
                        "2  0.500  Only a title        12..24  " + "x".repeat(99) + "…");
    }

    @Test
    void aSearchIsExplainedPassageByPassage() {
        SearchReply reply = Json.MAPPER.readValue("""
                {"passages":[{"rank":1,"score":0.9,"title":"T","sourceKey":"a.md","headings":[],"page":7,"span":[10,40],
                "text":"Leave is paid. Canteen opens.","copies":["d:1:0"],"joined":["d:2:1","d:2:2"],
                "relevance":{"words":{"rank":2,"score":7.25},
                "vectors":null,"cosine":0.5,"match":{"sentence":[10,24],"score":0.75,"whole":0.8},"fused":1.5}}],
                "degraded":["vectors"],"plan":{"qualifying":12,"total":3456,
                "searches":[{"leg":"words","way":"index","fetched":64,"found":3,"ms":0.24}]}}""", SearchReply.class);

        assertThat(SearchExplanation.lines(reply))
                .containsExactly(
                        "1  a.md, page 7",
                        "   Leave is paid. Canteen opens.",
                        "   fused     1.500",
                        "   sentence  0.750 (0.800 for the whole passage) by: Leave is paid.",
                        "   words     rank 2, BM25 7.250",
                        "   vectors   did not find it",
                        "   cosine    0.500",
                        "   joined    with 2 neighbours, so that a sentence is whole",
                        "   copies    1 near-duplicate shares this place",
                        "",
                        "The best 30 are ranked by the fused score: how well the best sentence meets the words of the question, then words"
                                + " (BM25), each in standard deviations.",
                        "12 of 3,456 chunks qualify.",
                        "leg    way    looked at  found  ms",
                        "words  index  64         3      0.2",
                        "Searched without: vectors");
    }

    @Test
    void findingNothingIsSaid() {
        assertThat(Search.lines(Json.MAPPER.readValue("{\"passages\":[]}", SearchReply.class)))
                .containsExactly("Nothing found.");
    }

    @Test
    void aRowHasAsManyCellsAsTheTableHasColumns() {
        assertThatThrownBy(() -> new Table("a", "b").row("1")).isInstanceOf(IllegalArgumentException.class);
    }
}
