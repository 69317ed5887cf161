package dev.attest.embedded;

import dev.attest.answering.Answerability;
import dev.attest.answering.AnswerabilityModel;
import dev.attest.answering.Answerer;
import dev.attest.answering.FalseRefusals;
import dev.attest.answering.extractive.ExtractiveAnswerModel;
import dev.attest.documents.ChunkSettings;
import dev.attest.documents.Chunker;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.jdbc.JobWorkers;
import dev.attest.documents.jdbc.Ledger;
import dev.attest.documents.process.ProcessParser;
import dev.attest.documents.process.ProcessSettings;
import dev.attest.documents.text.TikaMediaTypes;
import dev.attest.ingestion.Ingestion;
import dev.attest.judging.local.LocalJudge;
import dev.attest.judging.local.SupportModel;
import dev.attest.ledger.jdbc.LedgerSettings;
import dev.attest.retrieval.FollowSettings;
import dev.attest.retrieval.Following;
import dev.attest.retrieval.KeywordIndex;
import dev.attest.retrieval.Legs;
import dev.attest.retrieval.MultiVectors;
import dev.attest.retrieval.PassageMultiVectors;
import dev.attest.retrieval.PassageVectors;
import dev.attest.retrieval.Retriever;
import dev.attest.retrieval.VectorIndex;
import dev.attest.retrieval.VectorLeg;
import dev.attest.retrieval.lucene.LuceneIndexes;
import dev.attest.retrieval.onnx.OnnxEncoder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Attest on embedded parts: an H2 ledger and a Lucene index in a folder, files read in a child process,
 * the bundled encoder, extractive answers. */
public final class EmbeddedCore implements AutoCloseable {

    private final Ledger ledger;
    private final LuceneIndexes indexes;
    private final Legs legs;
    private final VectorLeg vectors;
    private final Retriever retriever;
    private final Answerability answerability;
    private final Answerer answerer;
    private final ProcessParser parser;
    private final Ingestion ingestion;
    private Optional<JobWorkers> workers = Optional.empty();

    private EmbeddedCore(Ledger ledger, LuceneIndexes indexes, Encoder encoder, FollowSettings following) {
        Clock clock = Clock.systemUTC();
        this.ledger = ledger;
        this.indexes = indexes;
        var follow =
                new Following(ledger.changeLog(), ledger.embeddings(), ledger.leases(), "embedded", following, clock);
        vectors = follow.ofVectors(indexes.vectors().of(encoder.passages().model()), encoder.passages(), false, true);
        var multiVectors = new PassageMultiVectors(
                ledger.encodings(),
                ledger.embeddings(),
                encoder.tokens(),
                encoder.passages().name());
        legs = new Legs(indexes.keyword(), follow.ofWords(indexes.keyword(), multiVectors), () -> Optional.of(vectors));
        retriever = retriever(ledger, indexes, legs, encoder);
        answerability = new Answerability(indexes.keyword(), AnswerabilityModel.shipped(), FalseRefusals.DEFAULT);
        answerer = new Answerer(
                retriever,
                answerability,
                new ExtractiveAnswerModel(encoder.tokens(), indexes.keyword()),
                Optional.empty(),
                new LocalJudge(encoder.tokens(), SupportModel.shipped()),
                ledger.layouts(),
                clock);
        parser = ParserProcess.start(ParseLimits.DEFAULT, ProcessSettings.within(ParseLimits.DEFAULT));
        ingestion = new Ingestion(
                ledger.staging(),
                ledger.blobs(),
                new TikaMediaTypes(),
                List.of(parser),
                parser.workers(),
                new Chunker(encoder.counter(), ChunkSettings.DEFAULT),
                new PassageVectors(ledger.embeddings(), encoder.passages()),
                multiVectors,
                legs);
    }

    private static Retriever retriever(Ledger ledger, LuceneIndexes indexes, Legs legs, Encoder encoder) {
        return new Retriever(
                ledger.collections(),
                ledger.chunks(),
                legs,
                indexes.multiVectors(),
                encoder.passages(),
                encoder.tokens(),
                Retriever.PATIENCE);
    }

    /**
     * Opens the folder, catches up with its ledger and starts working on its jobs; blocks. The encoder stays the caller's.
     */
    public static EmbeddedCore start(Path folder, OnnxEncoder encoder, FollowSettings following) {
        return start(folder, Encoder.of(encoder), following);
    }

    /** The same with another encoder than the bundled one; it stays the caller's, too. */
    public static EmbeddedCore start(Path folder, Encoder encoder, FollowSettings following) {
        Ledger ledger = Ledger.open(LedgerSettings.embedded(folder), Clock.systemUTC());
        LuceneIndexes indexes;
        try {
            indexes = LuceneIndexes.open(folder.resolve("index"));
        } catch (RuntimeException e) {
            ledger.close();
            throw e;
        }
        var core = new EmbeddedCore(ledger, indexes, encoder, following);
        try {
            core.follow();
            core.workers = Optional.of(ledger.work(core.ingestion::run));
            return core;
        } catch (RuntimeException e) {
            core.close();
            throw e;
        }
    }

    private void follow() {
        legs.follower().start();
        vectors.follower().start();
        Mono.when(legs.follower().caughtUp(), vectors.follower().caughtUp()).block();
    }

    public Ledger ledger() {
        return ledger;
    }

    public Retriever retriever() {
        return retriever;
    }

    public KeywordIndex words() {
        return indexes.keyword();
    }

    /** The vectors that are searched. */
    public VectorIndex vectors() {
        return vectors.index();
    }

    public MultiVectors multiVectors() {
        return indexes.multiVectors();
    }

    public Answerability answerability() {
        return answerability;
    }

    public Answerer answerer() {
        return answerer;
    }

    @Override
    public void close() {
        workers.ifPresent(JobWorkers::close);
        parser.close();
        legs.follower().close();
        vectors.follower().close();
        try {
            indexes.close();
        } finally {
            ledger.close();
        }
    }
}
