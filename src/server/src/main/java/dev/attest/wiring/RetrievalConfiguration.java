package dev.attest.wiring;

import dev.attest.documents.ChangeLog;
import dev.attest.documents.Chunks;
import dev.attest.documents.Collections;
import dev.attest.documents.Embeddings;
import dev.attest.retrieval.ChunkIndex;
import dev.attest.retrieval.Embedder;
import dev.attest.retrieval.FollowSettings;
import dev.attest.retrieval.IndexFollower;
import dev.attest.retrieval.KeywordIndex;
import dev.attest.retrieval.Retriever;
import dev.attest.retrieval.VectorIndex;
import dev.attest.retrieval.lucene.LuceneIndexes;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Both legs of retrieval, each following the ledger. */
@Configuration(proxyBeanMethods = false)
class RetrievalConfiguration {

    private final ChangeLog changes;
    private final Embeddings embeddings;
    private final Embedder embedder;
    private final Clock clock;

    RetrievalConfiguration(ChangeLog changes, Embeddings embeddings, Embedder embedder, Clock clock) {
        this.changes = changes;
        this.embeddings = embeddings;
        this.embedder = embedder;
        this.clock = clock;
    }

    @Bean(destroyMethod = "close")
    LuceneIndexes indexes(@Value("${attest.data}") Path data) {
        return LuceneIndexes.open(data.resolve("index"));
    }

    @Bean
    KeywordIndex keywordIndex(LuceneIndexes indexes) {
        return indexes.keyword();
    }

    @Bean
    VectorIndex vectorIndex(LuceneIndexes indexes) {
        return indexes.vectors().of(embedder.model());
    }

    @Bean
    IndexFollower keywordFollower(KeywordIndex index) {
        return follower(index);
    }

    @Bean
    IndexFollower vectorFollower(VectorIndex index) {
        return follower(index);
    }

    private IndexFollower follower(ChunkIndex index) {
        return new IndexFollower(index, changes, embeddings, embedder.model().name(), FollowSettings.DEFAULT, clock);
    }

    @Bean
    Retriever retriever(
            Collections collections,
            Chunks chunks,
            KeywordIndex words,
            VectorIndex vectors,
            List<IndexFollower> followers) {
        return new Retriever(collections, chunks, embedder, words, vectors, followers);
    }
}
