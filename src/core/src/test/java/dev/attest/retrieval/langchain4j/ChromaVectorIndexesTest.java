package dev.attest.retrieval.langchain4j;

import static dev.attest.retrieval.IndexSamples.adding;
import static dev.attest.retrieval.IndexSamples.chunk;
import static dev.attest.retrieval.IndexSamples.everythingIn;
import static dev.attest.retrieval.IndexSamples.id;
import static dev.attest.retrieval.IndexSamples.narrowed;
import static dev.attest.retrieval.langchain4j.ChromaUse.MODEL;
import static dev.attest.retrieval.langchain4j.ChromaUse.PATIENCE;
import static dev.attest.retrieval.langchain4j.ChromaUse.chunks;
import static dev.attest.retrieval.langchain4j.ChromaUse.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.retrieval.EmbeddingModel;
import dev.attest.retrieval.FakeEmbedder;
import dev.attest.retrieval.Hit;
import dev.attest.services.RealChroma;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class ChromaVectorIndexesTest {

    private static final EmbeddingModel OTHER_MODEL = new EmbeddingModel("fake/other", MODEL.dimension(), 510);

    private final URI url = RealChroma.shared().url();
    private final UUID ledger = UUID.randomUUID();
    private final ChromaUse chroma = use(ledger);
    private final ChromaHttp http = new ChromaHttp(ChromaUse.patient(url));

    @AfterEach
    void close() {
        chroma.clear();
        chroma.close();
    }

    private ChromaUse use(UUID ofLedger) {
        return new ChromaUse(ChromaUse.patient(url), ofLedger, Clock.systemUTC());
    }

    private String collections() {
        return http.root() + "api/v2/tenants/default_tenant/databases/default_database/collections";
    }

    private static String name(UUID ledger, long collection) {
        return ChromaCollection.planned(ledger, collection, MODEL).name();
    }

    @Test
    void saysTheServersVersion() {
        assertThat(now(chroma.indexes.version())).matches("\\d+\\.\\d+.*");
    }

    @Test
    void areSharedByEveryProcessOnTheLedger() {
        chroma.apply(chunks(1, 3, 1, 10));

        try (ChromaUse replica = use(ledger)) {
            assertThat(chroma.indexes.shared()).isTrue();
            assertThat(replica.applied()).isEqualTo(Map.of(1L, 3L));
            assertThat(replica.found(1)).isEqualTo(10);

            replica.apply(chunks(1, 4, 2, 10));
            assertThat(chroma.applied()).isEqualTo(Map.of(1L, 4L));
            assertThat(chroma.found(1)).isEqualTo(20);
        }
    }

    @Test
    void giveTheSameIndexForTheSameModel() {
        assertThat(chroma.indexes.of(MODEL)).isSameAs(chroma.indexes.of(MODEL));
    }

    @Test
    void keepLedgersApart() {
        try (ChromaUse stranger = use(UUID.randomUUID())) {
            stranger.apply(chunks(1, 7, 1, 5));
            chroma.apply(chunks(1, 3, 1, 10));

            chroma.clear();

            assertThat(chroma.applied()).isEmpty();
            assertThat(stranger.applied()).isEqualTo(Map.of(1L, 7L));
            assertThat(stranger.found(1)).isEqualTo(5);
            stranger.clear();
        }
    }

    @Test
    void keepModelsApartAndDropsOneOfThem() {
        var other = chroma.indexes.of(OTHER_MODEL);
        chroma.apply(chunks(1, 3, 1, 10));
        chroma.apply(chunks(2, 4, 1, 10));
        other.apply(chunks(1, 2, 1, 5)).block(PATIENCE);

        try (ChromaUse stranger = use(ledger)) {
            assertThat(now(stranger.indexes.models())).containsExactlyInAnyOrder(MODEL.name(), OTHER_MODEL.name());
            stranger.indexes.drop(MODEL.name()).block(PATIENCE);
        }

        assertThat(chroma.applied()).isEmpty();
        assertThat(chroma.found(1, 2)).isZero();
        assertThat(now(other.applied()).byCollection()).isEqualTo(Map.of(1L, 2L));
        chroma.indexes.drop(OTHER_MODEL.name()).block(PATIENCE);
        chroma.indexes.drop("never/used").block(PATIENCE);
        assertThat(now(other.applied()).byCollection()).isEmpty();
        assertThat(now(chroma.indexes.models())).isEmpty();
    }

    @Test
    void rankByCosineInAGraphOfManyEdges() throws Exception {
        chroma.apply(chunks(1, 1, 1, 1));

        JsonNode made = new ObjectMapper()
                .readTree(http.send("GET", collections() + "/" + name(ledger, 1), Optional.empty()))
                .path("configuration_json")
                .path("hnsw");

        assertThat(made.path("space").asText()).isEqualTo("cosine");
        assertThat(made.path("ef_search").asInt()).isEqualTo(200);
        assertThat(made.path("ef_construction").asInt()).isEqualTo(200);
        assertThat(made.path("max_neighbors").asInt()).isEqualTo(64);
    }

    @Test
    void leaveACollectionOfTheSameNameAlone() throws Exception {
        String theirs = name(ledger, 1);
        String body = "{\"name\":\"" + theirs + "\",\"metadata\":{\"owner\":\"somebody\"}}";
        String made = http.send("POST", collections(), Optional.of(body));

        assertThatThrownBy(() -> chroma.apply(chunks(1, 1, 1, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(theirs, "belongs to something else");
        assertThatThrownBy(() -> chroma.index().drop(1).block(PATIENCE)).isInstanceOf(IllegalStateException.class);
        assertThat(chroma.applied()).isEmpty();
        chroma.clear();

        var json = new ObjectMapper();
        String left = http.send("GET", collections() + "/" + theirs, Optional.empty());
        assertThat(json.readTree(left)).isEqualTo(json.readTree(made));
        http.send("DELETE", collections() + "/" + theirs, Optional.empty());
    }

    @Test
    void refuseAModelThatChangedItsDimension() {
        chroma.apply(chunks(1, 1, 1, 1));

        try (ChromaUse later = use(ledger)) {
            var grown = later.indexes.of(new EmbeddingModel(MODEL.name(), 3, 510));
            assertThatThrownBy(() -> grown.search(new float[] {1, 0, 0}, everythingIn(1), 3)
                            .block(PATIENCE))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("holds vectors of 128", "makes 3", "another name");
        }
    }

    @Test
    void refuseAQuestionThatIsNoVectorOfTheModel() {
        float[] broken = new float[MODEL.dimension()];
        broken[5] = Float.NaN;

        assertThatThrownBy(
                        () -> chroma.index().search(broken, everythingIn(1), 3).block(PATIENCE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> chroma.index()
                        .search(new float[] {1}, everythingIn(1), 3)
                        .block(PATIENCE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("128");
    }

    @Test
    void takeAQuestionWithoutDirection() {
        chroma.apply(chunks(1, 1, 1, 3));

        assertThat(now(chroma.index().search(new float[MODEL.dimension()], everythingIn(1), 3)))
                .extracting(Hit::score)
                .containsExactly(0.0, 0.0, 0.0);
    }

    @Test
    void makeTenantAndDatabaseForManyProcessesAtOnce() {
        String name = "attest-" + UUID.randomUUID();
        var settings = new ChromaSettings(url, name + " t", name + "-d", Optional.empty(), PATIENCE, 10);
        List<ChromaUse> processes = IntStream.range(0, 6)
                .mapToObj(i -> new ChromaUse(settings, ledger, Clock.systemUTC()))
                .toList();
        assertThat(processes.get(0).applied()).isEmpty();
        assertThat(processes.get(0).found(1)).isZero();

        Flux.fromIterable(processes)
                .flatMap(process -> process.index().apply(chunks(1, 1, 1, 25)))
                .blockLast(PATIENCE);

        assertThat(processes).allSatisfy(process -> {
            assertThat(process.applied()).isEqualTo(Map.of(1L, 1L));
            assertThat(process.found(1)).isEqualTo(25);
            assertThat(process.count(1)).isEqualTo(25);
        });
        processes.get(0).clear();
        processes.forEach(ChromaUse::close);
    }

    @Test
    void knowMoreCollectionsThanOnePageHolds() {
        long many = ChromaCatalog.PAGE + 5L;

        Flux.fromStream(LongStream.rangeClosed(1, many).boxed())
                .concatMap(collection -> chroma.index().apply(adding(collection, collection)))
                .blockLast(Duration.ofMinutes(2));

        assertThat(chroma.applied()).hasSize((int) many).containsEntry(many, many);
    }

    @Test
    void filterByThousandsOfAccessSets() {
        chroma.apply(adding(
                1,
                1,
                chunk(id(1, 1, 0), 4_999, "canteen"),
                chunk(id(2, 1, 0), 5_000, "canteen"),
                chunk(id(3, 1, 0), 0, "canteen")));
        Integer[] sets = IntStream.range(0, 5_000).boxed().toArray(Integer[]::new);

        List<Hit> hits = now(chroma.index().search(new FakeEmbedder().vector("canteen"), narrowed(1, sets), 10));

        assertThat(hits).extracting(Hit::chunk).containsExactly(id(1, 1, 0), id(3, 1, 0));
    }

    @Test
    void findManyNearlyEqualChunks() {
        chroma.apply(chunks(1, 1, 1, 700));

        assertThat(chroma.count(1)).isEqualTo(700);
        // The graph search is approximate; with the server's default of 16 edges every tenth is out of reach.
        assertThat(chroma.found(1)).isGreaterThan(690);
    }

    @Test
    void failAfterClosing() {
        ChromaUse closed = use(ledger);
        closed.close();
        closed.close();

        assertThatThrownBy(() -> closed.index().applied().block(PATIENCE))
                .isInstanceOf(RejectedExecutionException.class);
    }
}
