package dev.attest.wiring;

import dev.attest.documents.ChangeLog;
import dev.attest.documents.Chunks;
import dev.attest.documents.Collections;
import dev.attest.documents.Embeddings;
import dev.attest.documents.Encodings;
import dev.attest.documents.jdbc.Ledger;
import dev.attest.parts.Parts;
import dev.attest.retrieval.Embedder;
import dev.attest.retrieval.FollowSettings;
import dev.attest.retrieval.Following;
import dev.attest.retrieval.KeywordIndex;
import dev.attest.retrieval.Legs;
import dev.attest.retrieval.MultiVectors;
import dev.attest.retrieval.PassageMultiVectors;
import dev.attest.retrieval.Retriever;
import dev.attest.retrieval.TokenEncoder;
import dev.attest.retrieval.VectorIndexes;
import dev.attest.retrieval.VectorLegs;
import dev.attest.retrieval.langchain4j.ChromaVectorIndexes;
import dev.attest.retrieval.lucene.LuceneIndexes;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Both legs of retrieval, each following the ledger. */
@Configuration(proxyBeanMethods = false)
class RetrievalConfiguration {

    @Bean(destroyMethod = "close")
    LuceneIndexes indexes(@Value("${attest.data}") Path data) {
        return LuceneIndexes.open(data.resolve("index"));
    }

    @Bean
    KeywordIndex keywordIndex(LuceneIndexes indexes) {
        return indexes.keyword();
    }

    @Bean
    VectorIndexes vectorIndexes(
            Parts parts, LuceneIndexes indexes, KeywordIndex words, Embedder bundled, Ledger ledger, Clock clock) {
        return parts.chroma()
                .<VectorIndexes>map(
                        chroma -> ChromaVectorIndexes.open(chroma, ledger.id(), clock, words, bundled.name()))
                .orElseGet(indexes::vectors);
    }

    @Bean
    PassageEmbedder passageEmbedder(Parts parts, Embedder bundled) {
        return new PassageEmbedder(bundled, parts.embedding());
    }

    @Bean
    Following following(ChangeLog changes, Embeddings embeddings, Ledger ledger, Clock clock) {
        // A name no other process has, nor had.
        String process = UUID.randomUUID().toString();
        return new Following(changes, embeddings, ledger.leases(), process, FollowSettings.DEFAULT, clock);
    }

    @Bean(destroyMethod = "close")
    VectorLegs vectorLegs(VectorIndexes indexes, Following following, PassageEmbedder passages, Embedder bundled) {
        return new VectorLegs(indexes, following, passages.embedder(), bundled, passages::ofOldModel);
    }

    @Bean
    PassageMultiVectors passageMultiVectors(
            Encodings encodings, Embeddings embeddings, TokenEncoder bundled, PassageEmbedder passages) {
        return new PassageMultiVectors(
                encodings, embeddings, bundled, passages.embedder().name());
    }

    @Bean
    Legs legs(KeywordIndex words, Following following, PassageMultiVectors multiVectors, VectorLegs vectors) {
        return new Legs(words, following.ofWords(words, multiVectors), vectors::serving);
    }

    @Bean
    MultiVectors multiVectors(LuceneIndexes indexes) {
        return indexes.multiVectors();
    }

    @Bean
    Retriever retriever(
            Collections collections,
            Chunks chunks,
            Legs legs,
            MultiVectors multiVectors,
            Embedder bundled,
            TokenEncoder tokens) {
        return new Retriever(collections, chunks, legs, multiVectors, bundled, tokens, Retriever.PATIENCE);
    }
}
