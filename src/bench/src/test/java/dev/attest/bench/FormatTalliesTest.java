package dev.attest.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.bench.FormatTallies.Tally;
import dev.attest.documents.Extraction;
import dev.attest.documents.Parser;
import dev.attest.documents.Source;
import dev.attest.documents.UnreadableDocument;
import dev.attest.documents.UnreadableDocument.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import reactor.core.publisher.Mono;

class FormatTalliesTest {

    private final List<String> news = new ArrayList<>();
    private final FormatTallies tallies = new FormatTallies(news::add);

    private void read(String file, Mono<Extraction> outcome) {
        Parser parser = new Parser() {
            @Override
            public boolean reads(String mediaType) {
                return true;
            }

            @Override
            public Mono<Extraction> parse(Source source) {
                return outcome;
            }
        };
        tallies.add(Formats.CHILD, Path.of(file), new Source(file, "text/plain", file.getBytes(UTF_8)), parser);
    }

    @Test
    void saysWhatTheFirstFailureOfEachReasonWas() {
        read("a", Mono.error(new IllegalStateException("first defect")));
        read("b", Mono.error(new IllegalStateException("second defect")));
        read("c", Mono.error(new UnreadableDocument(Reason.NO_TEXT, "c holds no text.")));
        assertThat(news).hasSize(2);
        assertThat(news.get(0)).contains("a failed as internal", "first defect");
        assertThat(news.get(1)).contains("c failed as no-text", "c holds no text.");
        assertThat(tallies.nothingRead()).isTrue();
    }

    @Test
    void onlyFilesThatWereReadCountForSpeed() {
        read("a", Mono.just(new Extraction(null, "word", List.of(), List.of())));
        read("b", Mono.error(new IllegalStateException("a defect")));
        Tally tally = tallies.byFormat.get("text/plain").get(Formats.CHILD);
        assertThat(tally.files()).isEqualTo(2);
        assertThat(tally.ok()).isEqualTo(1);
        assertThat(tally.readings()).isEqualTo(1);
        assertThat(tallies.nothingRead()).isFalse();
    }

    @Test
    void whatWasNotMeasuredIsNullWithAReason() {
        read("b", Mono.error(new IllegalStateException("a defect")));
        var report = new FormatReport(tallies, new PeakMemory(), true);
        assertThat(report.json())
                .anySatisfy(line ->
                        assertThat(line).contains("\"files_per_s\",\"value\":null", "\"reason\":\"no file was read\""))
                .anySatisfy(line -> assertThat(line)
                        .contains("\"isolation_loss_percent\",\"value\":null", "no file was read by both"));
        assertThat(report.table())
                .contains("throughput lost to the child process: not measured, no file was read by both");
    }

    @Test
    void aFolderThatIsNotThereIsAnError() {
        assertThat(new CommandLine(new Formats()).execute("no/such/folder")).isEqualTo(1);
    }

    @Test
    void theUsageLineIsWhatOneTypes() {
        CommandLine formats =
                Bench.command().getSubcommands().get("bench").getSubcommands().get("formats");
        assertThat(formats.getUsageMessage()).contains("Usage: attest bench formats");
    }
}
