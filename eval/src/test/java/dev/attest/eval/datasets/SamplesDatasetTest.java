package dev.attest.eval.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.ParseLimits;
import dev.attest.documents.text.TikaMediaTypes;
import dev.attest.embedded.FileParsers;
import dev.attest.eval.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
        assertThat(samples()).hasSizeGreaterThanOrEqualTo(120);
        for (Sample.Status status : Sample.Status.values()) {
            List<Sample> kind = samples().stream()
                    .filter(sample -> sample.expectedStatus() == status)
                    .toList();
            long frozen = kind.stream().filter(Sample::frozen).count();
            assertThat(Math.abs(2 * frozen - kind.size())).isLessThanOrEqualTo(1);
        }
    }

    private static List<Sample> samples() throws IOException {
        return DatasetFile.read(Path.of("datasets/samples.jsonl")).samples();
    }
}
