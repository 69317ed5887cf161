package dev.attest.retrieval.langchain4j;

import java.time.Clock;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** What the indexes of all models on one ChromaDB share. */
record ChromaParts(
        String name,
        int batch,
        ChromaHttp http,
        ChromaCatalog catalog,
        ChromaStores stores,
        ServerGuard guard,
        WritePace pace,
        Scheduler searching,
        Scheduler writing) {

    /** As many calls as wait for the server at once, so that one who does not answer costs few threads. */
    private static final int SEARCHES = 8;

    static ChromaParts of(ChromaSettings settings, UUID ledgerId, Clock clock) {
        var http = new ChromaHttp(settings);
        var guard = new ServerGuard(http.name(), clock);
        return new ChromaParts(
                http.name(),
                settings.batch(),
                http,
                new ChromaCatalog(settings, http, guard, ledgerId),
                new ChromaStores(settings, http),
                guard,
                new WritePace(clock),
                Schedulers.newBoundedElastic(SEARCHES, Integer.MAX_VALUE, "chroma-search", 60, true),
                // One, since the server takes several writers no faster, and changes come in order.
                Schedulers.newBoundedElastic(1, Integer.MAX_VALUE, "chroma-write", 60, true));
    }

    EmbeddingStoreChunks chunks(ChromaCollection collection) {
        return new EmbeddingStoreChunks(stores.open(collection), guard);
    }

    ChromaVectors vectors(ChromaCollection collection) {
        return new ChromaVectors(http, guard, catalog.url(collection));
    }

    void close() {
        pace.close();
        Flux.just(searching, writing).flatMap(Scheduler::disposeGracefully).subscribe();
    }
}
