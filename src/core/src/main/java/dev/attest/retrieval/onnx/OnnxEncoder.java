package dev.attest.retrieval.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.attest.blocking.Blocking;
import dev.attest.documents.TokenCounter;
import dev.attest.retrieval.Embedder;
import dev.attest.retrieval.EmbeddingModel;
import dev.attest.retrieval.Encoding;
import dev.attest.retrieval.TokenEncoder;
import dev.attest.retrieval.TokenVectors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * bge-small-en-v1.5 in 8 bits, run in process from the class path; needs no network and no folder.
 *
 * <p>A passage's vector is the last hidden state of its first token, {@code [CLS]}, brought to unit length, and a
 * question is embedded behind an instruction: both as the
 * <a href="https://huggingface.co/BAAI/bge-small-en-v1.5">BAAI model card</a> has it. Token vectors are the last hidden
 * states of the other tokens, brought to unit length; there a question takes no instruction.
 *
 * <p>Every text is run alone. The model's 8-bit layers scale each input by the largest value in its batch, so a text's
 * vector would depend on its neighbours (measured: cosine down to 0.991 against the same text alone), and on processors
 * batches are slower than single texts. All cores work on one shared session, each on a text of its own.
 *
 * <p>Thread-safe. After {@link #close()} every call fails with {@link IllegalStateException}.
 */
public final class OnnxEncoder implements Embedder, TokenEncoder, TokenCounter, AutoCloseable {

    private static final EmbeddingModel MODEL = new EmbeddingModel("bge-small-en-v1.5-q/cls", 384, 510);
    /** The mean of the token vectors of Attest's own sample documents, as {@code TokenCentre} in core's tests writes it. */
    private static final String CENTRE = "/dev/attest/retrieval/onnx/token-centre.f32";

    private static final String INSTRUCTION = "Represent this sentence for searching relevant passages: ";
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final Tokenizer tokenizer;
    private final float[] centre;
    private final Scheduler passages = scheduler("encode-passages");
    /** Questions overtake passages: somebody is waiting for them. */
    private final Scheduler questions = scheduler("encode-questions");

    private final RecentQuestions recent = new RecentQuestions(this::sentenceTokens);
    /** Held for reading during native calls, so that closing cannot free what one of them uses. */
    private final ReadWriteLock inUse = new ReentrantReadWriteLock();

    private boolean closed;

    private OnnxEncoder(OrtEnvironment environment, OrtSession session, Tokenizer tokenizer, float[] centre) {
        this.environment = environment;
        this.session = session;
        this.tokenizer = tokenizer;
        this.centre = centre;
    }

    /** Loads the model, which blocks for about a second. */
    public static OnnxEncoder open() {
        try (InputStream model = resource("/bge-small-en-v1.5-q.onnx");
                InputStream tokens = resource("/bge-small-en-v1.5-q-tokenizer.json");
                InputStream centre = resource(CENTRE);
                var options = new OrtSession.SessionOptions()) {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            environment.setTelemetry(false);
            // One thread a run and one run a core: measured as fast as all threads on one run when the machine is idle,
            // and twice as fast when it is not.
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            // Without it, processors before VNNI overflow in 8-bit products and give other vectors than newer ones.
            options.addConfigEntry("session.x64quantprecision", "1");
            Tokenizer tokenizer = new Tokenizer(tokens);
            try {
                OrtSession session = environment.createSession(model.readAllBytes(), options);
                return new OnnxEncoder(environment, session, tokenizer, floats(centre.readAllBytes()));
            } catch (IOException | OrtException | RuntimeException e) {
                tokenizer.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The bundled model could not be read", e);
        } catch (OrtException e) {
            throw new IllegalStateException("The bundled model could not be loaded", e);
        }
    }

    @Override
    public EmbeddingModel model() {
        return MODEL;
    }

    @Override
    public String name() {
        return MODEL.name();
    }

    @Override
    public Mono<List<float[]>> passages(List<String> texts) {
        return each(texts, this::vector);
    }

    @Override
    public Mono<float[]> question(String text) {
        return Blocking.on(questions, () -> vector(INSTRUCTION + text));
    }

    @Override
    public Mono<List<Encoding>> encode(List<String> texts) {
        return each(texts, this::encoding);
    }

    @Override
    public Mono<TokenVectors> questionTokens(String text) {
        return recent.tokens(text);
    }

    @Override
    public Mono<TokenVectors> sentenceTokens(String text) {
        return Blocking.on(questions, () -> tokenVectors(text));
    }

    @Override
    public float[] centre() {
        return centre.clone();
    }

    @Override
    public int count(String text) {
        return whileOpen(() -> tokenizer.count(text));
    }

    @Override
    public void close() {
        inUse.writeLock().lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            recent.clear();
            try {
                session.close();
            } finally {
                tokenizer.close();
            }
        } catch (OrtException e) {
            throw new IllegalStateException("The model could not be closed", e);
        } finally {
            inUse.writeLock().unlock();
            passages.dispose();
            questions.dispose();
        }
    }

    private <T> Mono<List<T>> each(List<String> texts, Function<String, T> encoding) {
        return Flux.fromIterable(List.copyOf(texts))
                .flatMapSequential(text -> Blocking.on(passages, () -> encoding.apply(text)), CORES)
                .collectList();
    }

    private float[] vector(String text) {
        return whileOpen(() -> run(tokenizer.encode(text, MODEL.window()).ids(), 0, 1)[0]);
    }

    private TokenVectors tokenVectors(String text) {
        return whileOpen(() -> {
            Tokenizer.Tokens tokens = tokenizer.encode(text, MODEL.window());
            return new TokenVectors(
                    tokens.spans(), run(tokens.ids(), 1, tokens.spans().size()));
        });
    }

    private Encoding encoding(String text) {
        return whileOpen(() -> {
            Tokenizer.Tokens tokens = tokenizer.encode(text, MODEL.window());
            float[][] states = run(tokens.ids(), 0, 1 + tokens.spans().size());
            return new Encoding(
                    states[0], new TokenVectors(tokens.spans(), Arrays.copyOfRange(states, 1, states.length)));
        });
    }

    /** The hidden states of {@code count} tokens from {@code first} on, each of unit length. */
    private float[][] run(long[] ids, int first, int count) {
        long[] mask = new long[ids.length];
        Arrays.fill(mask, 1);
        try (OnnxTensor inputIds = tensor(ids);
                OnnxTensor attention = tensor(mask);
                OnnxTensor types = tensor(new long[ids.length]);
                var result = session.run(
                        Map.of("input_ids", inputIds, "attention_mask", attention, "token_type_ids", types))) {
            FloatBuffer states = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[][] vectors = new float[count][MODEL.dimension()];
            states.position(first * MODEL.dimension());
            for (float[] vector : vectors) {
                states.get(vector);
                normalize(vector);
            }
            return vectors;
        } catch (OrtException e) {
            throw new IllegalStateException("The model failed on a text of " + ids.length + " tokens", e);
        }
    }

    private OnnxTensor tensor(long[] values) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), new long[] {1, values.length});
    }

    private static void normalize(float[] vector) {
        double squares = 0;
        for (float x : vector) {
            squares += (double) x * x;
        }
        double length = Math.sqrt(squares);
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (vector[i] / length);
        }
    }

    private <T> T whileOpen(Supplier<T> work) {
        inUse.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("The encoder is closed");
            }
            return work.get();
        } finally {
            inUse.readLock().unlock();
        }
    }

    private static Scheduler scheduler(String name) {
        return Schedulers.newBoundedElastic(CORES, Integer.MAX_VALUE, name, 60, true);
    }

    /** Big-endian, 4 bytes a number. */
    private static float[] floats(byte[] bytes) {
        float[] floats = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(floats);
        return floats;
    }

    private static InputStream resource(String path) throws IOException {
        InputStream resource = OnnxEncoder.class.getResourceAsStream(path);
        if (resource == null) {
            throw new IOException(path + " is not on the class path");
        }
        return resource;
    }
}
