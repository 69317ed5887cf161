package dev.attest.eval.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.ParseLimits;
import dev.attest.documents.text.TikaMediaTypes;
import dev.attest.embedded.FileParsers;
import dev.attest.statistics.Auroc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The labels of claims and pairs over the sample corpus are what their README says. */
class LabelsTest {

    private static final String SAMPLES = "labels/samples-claims.jsonl";
    private static final String ANSWERS = "labels/answers-claims.jsonl";
    private static final Path PAIRS = Path.of("labels/samples-pairs.jsonl");

    @Test
    void everyLineIsValid() throws IOException {
        var claims = new Schemas(Path.of("labels/claims.schema.json"));
        for (String file : List.of(SAMPLES, ANSWERS)) {
            for (String line : Files.readAllLines(Path.of(file))) {
                assertThat(claims.complaints(line)).as(line).isEmpty();
            }
        }
        var pairs = new Schemas(Path.of("labels/pairs.schema.json"));
        for (String line : Files.readAllLines(PAIRS)) {
            assertThat(pairs.complaints(line)).as(line).isEmpty();
        }
    }

    @Test
    void theSchemasRefuseWhatContradictsItself() throws IOException {
        String claim = "{\"id\":\"a\",\"source\":\"s\",\"claim\":\"c\",\"supported\":%s,\"label\":\"%s\"}";
        var claims = new Schemas(Path.of("labels/claims.schema.json"));
        assertThat(claims.complaints(claim.formatted("true", "supported"))).isEmpty();
        assertThat(claims.complaints(claim.formatted("false", "notFound"))).isEmpty();
        assertThat(claims.complaints(claim.formatted("false", "supported"))).isNotEmpty();
        assertThat(claims.complaints(claim.formatted("true", "contradicted"))).isNotEmpty();
        assertThat(claims.complaints(claim.formatted("true", "perhaps"))).isNotEmpty();
        var pairs = new Schemas(Path.of("labels/pairs.schema.json"));
        assertThat(pairs.complaints(
                        "{\"id\":\"a\",\"instruction\":\"i\",\"output1\":\"x\",\"output2\":\"y\",\"better\":3}"))
                .isNotEmpty();
    }

    @Test
    void everyExcerptStandsInItsDocument() throws IOException {
        Map<String, String> texts = CorpusTexts.read(
                Path.of("../ingest/samples"), new TikaMediaTypes(), FileParsers.all(ParseLimits.DEFAULT));
        for (JsonNode claim : allClaims()) {
            assertThat(GoldQuotes.flat(texts.getOrDefault(text(claim, "document"), "")))
                    .as(text(claim, "id"))
                    .contains(GoldQuotes.flat(text(claim, "source")));
        }
    }

    @Test
    void noIdIsUsedTwiceAndNoClaimIsMadeTwice() throws IOException {
        assertThat(allClaims()).extracting(claim -> text(claim, "id")).doesNotHaveDuplicates();
        assertThat(allClaims()).extracting(claim -> text(claim, "claim")).doesNotHaveDuplicates();
        assertThat(lines(PAIRS)).extracting(pair -> text(pair, "id")).doesNotHaveDuplicates();
        assertThat(lines(PAIRS)).extracting(pair -> text(pair, "instruction")).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({SAMPLES + ",230,.40,.50", ANSWERS + ",200,.47,.57"})
    void claimsAreManyAndOfEveryKindAndFromManyDocuments(String file, int least, double low, double high)
            throws IOException {
        List<JsonNode> claims = lines(Path.of(file));
        assertThat(claims).hasSizeGreaterThanOrEqualTo(least);
        assertThat(share(claims, "supported")).isBetween(low, high);
        assertThat(share(claims, "contradicted")).isBetween(0.25, 0.35);
        assertThat(share(claims, "notFound")).isBetween(0.15, 0.30);
        assertThat(claims.stream().map(claim -> text(claim, "document")).distinct())
                .hasSizeGreaterThanOrEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(strings = {SAMPLES, ANSWERS})
    void lengthDoesNotTellWhatIsSupported(String file) throws IOException {
        List<JsonNode> claims = lines(Path.of(file));
        assertThat(auroc(claims, claim -> length(claim, "claim"))).isBetween(0.45, 0.55);
        assertThat(auroc(claims, claim -> length(claim, "claim") / length(claim, "source")))
                .isBetween(0.45, 0.55);
    }

    private static double auroc(List<JsonNode> claims, ToDoubleFunction<JsonNode> score) {
        return Auroc.of(scores(claims, true, score), scores(claims, false, score));
    }

    private static double[] scores(List<JsonNode> claims, boolean supported, ToDoubleFunction<JsonNode> score) {
        return claims.stream()
                .filter(claim -> claim.path("supported").asBoolean() == supported)
                .mapToDouble(score)
                .toArray();
    }

    private static double length(JsonNode claim, String field) {
        return text(claim, field).length();
    }

    @Test
    void neitherPlaceNorLengthTellsTheBetterAnswer() throws IOException {
        List<JsonNode> pairs = lines(PAIRS);
        assertThat(pairs).hasSizeGreaterThanOrEqualTo(40);
        assertThat(pairs.stream().filter(pair -> first(pair)).count() / (double) pairs.size())
                .isBetween(0.45, 0.55);
        assertThat(pairs.stream()
                                .filter(pair -> first(pair)
                                        == text(pair, "output1").length()
                                                > text(pair, "output2").length())
                                .count()
                        / (double) pairs.size())
                .isBetween(0.40, 0.60);
    }

    private static List<JsonNode> allClaims() throws IOException {
        var claims = new ArrayList<>(lines(Path.of(SAMPLES)));
        claims.addAll(lines(Path.of(ANSWERS)));
        return claims;
    }

    private static boolean first(JsonNode pair) {
        return pair.path("better").asInt() == 1;
    }

    private static double share(List<JsonNode> claims, String label) {
        return claims.stream()
                        .filter(claim -> text(claim, "label").equals(label))
                        .count()
                / (double) claims.size();
    }

    private static String text(JsonNode line, String field) {
        return line.path(field).stringValue("");
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }
}
