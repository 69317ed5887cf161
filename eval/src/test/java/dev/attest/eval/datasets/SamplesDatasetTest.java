package dev.attest.eval.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.ParseLimits;
import dev.attest.documents.text.TikaMediaTypes;
import dev.attest.embedded.FileParsers;
import dev.attest.eval.Sample;
import dev.attest.eval.datasets.drafts.Drafts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The questions over the sample corpus rest on what it says, as Attest reads it. */
class SamplesDatasetTest {

    @Test
    void everyGoldQuoteStandsInItsDocument() throws IOException {
        Map<String, String> texts = CorpusTexts.read(
                Path.of("../ingest/samples"), new TikaMediaTypes(), FileParsers.all(ParseLimits.DEFAULT));
        assertThat(GoldQuotes.complaints(samples(), texts)).isEmpty();
    }

    @Test
    void halfOfThemAreFrozenInEitherKind() throws IOException {
        assertThat(samples()).hasSizeGreaterThanOrEqualTo(210);
        for (Sample.Status status : Sample.Status.values()) {
            List<Sample> kind = samples().stream()
                    .filter(sample -> sample.expectedStatus() == status)
                    .toList();
            long frozen = kind.stream().filter(Sample::frozen).count();
            assertThat(Math.abs(2 * frozen - kind.size())).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void everyDocumentIsAskedAbout() throws IOException {
        List<String> asked = samples().stream()
                .flatMap(sample -> sample.gold().stream())
                .map(Sample.Gold::document)
                .toList();
        try (Stream<Path> files = Files.list(Path.of("../ingest/samples"))) {
            assertThat(asked)
                    .containsAll(
                            files.map(file -> file.getFileName().toString()).toList());
        }
    }

    @Test
    void noneIsADraft() throws IOException {
        assertThat(Drafts.complaints(samples())).isEmpty();
    }

    private static List<Sample> samples() throws IOException {
        return DatasetFile.read(Path.of("datasets/samples.jsonl")).samples();
    }
}
