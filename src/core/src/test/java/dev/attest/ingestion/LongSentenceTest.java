package dev.attest.ingestion;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.answering.Answer;
import dev.attest.answering.DocumentCitation;
import dev.attest.documents.Chunk;
import dev.attest.documents.Job;
import dev.attest.documents.JobState;
import dev.attest.retrieval.FollowSettings;
import dev.attest.retrieval.Passage;
import dev.attest.retrieval.Query;
import dev.attest.retrieval.onnx.OnnxEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sentence of a contract that is longer than a chunk, asked about its end. */
class LongSentenceTest {

    private static final String[] GOODS = {"timber", "copper", "grain", "machine parts", "medical supplies", "paper"};
    private static final String[] PLACES = {"the northern depot", "the harbour", "the airfield", "the main store"};

    private static final String CLAUSE = "Subject to the limits set out in the schedule, the Carrier shall be liable"
            + IntStream.range(0, 50)
                    .mapToObj(i -> " for loss of or damage to consignments of " + GOODS[i % GOODS.length]
                            + " delivered to " + PLACES[i % PLACES.length] + ",")
                    .collect(joining())
            + " provided that the Customer reports any damage by registered letter to the claims office within"
            + " fourteen days of receipt.";

    private static final String CONTRACT = """
            # Carriage

            ## Scope

            The Carrier moves goods for the Customer. Each consignment has a waybill.

            ## Liability

            The Carrier is insured. %s Nothing in this clause limits liability for personal injury.

            ## Fees

            Invoices are payable within thirty days.
            """.formatted(CLAUSE);

    private static final String QUESTION = "How must the Customer report damage, and within how many days of receipt?";
    private static OnnxEncoder encoder;

    @TempDir
    Path folder;

    private Spine spine;

    @BeforeAll
    static void load() {
        encoder = OnnxEncoder.open();
    }

    @AfterAll
    static void unload() {
        encoder.close();
    }

    @BeforeEach
    void start() {
        spine = new Spine(folder, encoder, FollowSettings.DEFAULT).withCollection("contracts");
    }

    @AfterEach
    void stop() {
        spine.close();
    }

    @Test
    void isQuotedWholeAndShownOnce() {
        assertThat(CLAUSE.split(" ")).hasSizeGreaterThan(600);
        Job job = spine.ingest("contracts", "carriage.md", "text/markdown", CONTRACT);
        assertThat(job.state()).isEqualTo(JobState.READY);
        var documents = spine.ledger.documents();
        String text =
                documents.text(Spine.OWNER, job.documentId(), Optional.empty()).block();
        List<Chunk> cut = documents.chunks(Spine.OWNER, job.documentId(), Optional.empty()).block().stream()
                .filter(chunk -> !chunk.cut().isEmpty())
                .toList();
        assertThat(cut).hasSizeGreaterThan(2);

        List<Passage> passages = spine.retriever
                .retrieve(Spine.OWNER, new Query(QUESTION, List.of(), 8))
                .block(Duration.ofSeconds(30))
                .passages();
        Passage best = passages.get(0);
        assertThat(best.chunk().text())
                .contains(CLAUSE)
                .isEqualTo(best.chunk().span().of(text));
        assertThat(best.parts()).isEqualTo(cut);
        assertThat(best.relevance().match().orElseThrow().sentence().of(text)).contains("fourteen days of receipt");
        assertThat(passages)
                .filteredOn(passage -> cut.contains(passage.chunk()))
                .isEmpty();

        Answer answer = spine.ask(Spine.OWNER, QUESTION);
        assertThat(answer.citations()).isNotEmpty().first().isInstanceOfSatisfying(DocumentCitation.class, quoted -> {
            assertThat(quoted.quote()).isEqualTo(CLAUSE).isEqualTo(quoted.span().of(text));
            assertThat(quoted.chunk()).isEqualTo(cut.get(0).id());
        });
        assertThat(answer.sentences().get(0).text()).startsWith(CLAUSE);
        assertThat(answer.groundedness().score()).hasValue(1);
    }
}
