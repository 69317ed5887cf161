package dev.attest.wiring;

import dev.attest.documents.Blobs;
import dev.attest.documents.ChunkSettings;
import dev.attest.documents.Chunker;
import dev.attest.documents.Embeddings;
import dev.attest.documents.MediaTypes;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.Parser;
import dev.attest.documents.Staging;
import dev.attest.documents.TokenCounter;
import dev.attest.documents.text.TikaMediaTypes;
import dev.attest.embedded.FileParsers;
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
    MediaTypes mediaTypes() {
        return new TikaMediaTypes();
    }

    @Bean
    List<Parser> parsers() {
        return FileParsers.all(ParseLimits.DEFAULT);
    }

    @Bean
    Chunker chunker(TokenCounter counter) {
        return new Chunker(counter, ChunkSettings.DEFAULT);
    }

    @Bean
    Ingestion ingestion(
            Staging staging,
            Blobs blobs,
            Embeddings embeddings,
            MediaTypes mediaTypes,
            List<Parser> parsers,
            Chunker chunker,
            Embedder embedder,
            List<IndexFollower> followers) {
        return new Ingestion(staging, blobs, embeddings, mediaTypes, parsers, chunker, embedder, followers);
    }
}
