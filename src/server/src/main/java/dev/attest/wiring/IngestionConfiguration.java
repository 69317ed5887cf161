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
import dev.attest.documents.process.ProcessParser;
import dev.attest.documents.process.ProcessSettings;
import dev.attest.documents.text.TikaMediaTypes;
import dev.attest.embedded.ParserProcess;
import dev.attest.ingestion.Ingestion;
import dev.attest.retrieval.Legs;
import dev.attest.retrieval.PassageMultiVectors;
import dev.attest.retrieval.PassageVectors;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** The work of jobs. */
@Configuration(proxyBeanMethods = false)
class IngestionConfiguration {

    @Bean
    MediaTypes mediaTypes() {
        return new TikaMediaTypes();
    }

    /** The only parser: no file is ever read in this process. */
    @Bean(destroyMethod = "close")
    ProcessParser parser(
            @Value("${attest.parsing.workers}") int workers,
            @Value("${attest.parsing.heap}") DataSize heap,
            @Value("${attest.parsing.time}") Duration time) {
        return ParserProcess.start(
                ParseLimits.DEFAULT,
                ProcessSettings.within(ParseLimits.DEFAULT)
                        .withWorkers(workers)
                        .withHeap(heap.toBytes())
                        .withWallTime(time));
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
            Parser parser,
            @Value("${attest.parsing.workers}") int workers,
            Chunker chunker,
            PassageEmbedder passages,
            PassageMultiVectors multiVectors,
            Legs legs) {
        return new Ingestion(
                staging,
                blobs,
                mediaTypes,
                List.of(parser),
                workers,
                chunker,
                new PassageVectors(embeddings, passages.embedder()),
                multiVectors,
                legs);
    }
}
