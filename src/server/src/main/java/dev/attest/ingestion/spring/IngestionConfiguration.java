package dev.attest.ingestion.spring;

import dev.attest.documents.Blobs;
import dev.attest.documents.Chunker;
import dev.attest.documents.Embeddings;
import dev.attest.documents.Parser;
import dev.attest.documents.Staging;
import dev.attest.ingestion.Ingestion;
import dev.attest.retrieval.Embedder;
import dev.attest.retrieval.IndexFollower;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The work of jobs. */
@Configuration(proxyBeanMethods = false)
class IngestionConfiguration {

    @Bean
    Ingestion ingestion(
            Staging staging,
            Blobs blobs,
            Embeddings embeddings,
            List<Parser> parsers,
            Chunker chunker,
            Embedder embedder,
            List<IndexFollower> followers) {
        return new Ingestion(staging, blobs, embeddings, parsers, chunker, embedder, followers);
    }
}
