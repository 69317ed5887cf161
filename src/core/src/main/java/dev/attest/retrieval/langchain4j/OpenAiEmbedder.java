package dev.attest.retrieval.langchain4j;

import dev.attest.documents.ServingModel;
import dev.attest.documents.TextHash;
import dev.attest.retrieval.Embedder;
import dev.attest.retrieval.EmbedderUnavailable;
import dev.attest.retrieval.EmbeddingModel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Vectors from an OpenAI-compatible endpoint.
 *
 * <p>Texts are sent with the settings' prefix, in batches, and of each at most {@value #CHARACTERS_A_TOKEN} characters for
 * each token of the window: the model's tokenizer is not known here, and words are longer than that in most languages. What
 * the endpoint refuses as too long all the same is halved until it takes it. A blank text is sent as a full stop, since
 * endpoints refuse it.
 *
 * <p>Every failure of the endpoint is an {@link EmbedderUnavailable} with a sentence that names the variable to look at.
 * A 429 is followed by two more tries at most, when the endpoint wants them within 10 s. After three failures out of six
 * calls the endpoint is left alone for some seconds, and calls fail at once. A question has the settings' timeout for all of
 * this, and never more than 1.5 s; cancelling closes the request.
 *
 * <p>Needs no endpoint to be made, only to embed. Thread-safe.
 */
public final class OpenAiEmbedder implements Embedder, AutoCloseable {

    private static final int CHARACTERS_A_TOKEN = 3;
    private static final Duration REST = Duration.ofSeconds(5);
    private static final Pattern NAME =
            Pattern.compile("openai:(?<model>.+?)/(?<window>\\d{2,9})(/(?<prefix>[0-9a-f]{8}))?");
    private static final String BLANK = ".";
    private static final String PROBE = "How many numbers has a vector?";

    private final EmbeddingSettings settings;
    private final String name;
    private final UnitVectors units;
    private final EmbeddingEndpoint endpoint;

    private OpenAiEmbedder(EmbeddingSettings settings, Duration rest) {
        this.settings = settings;
        name = name(settings);
        units = new UnitVectors();
        endpoint = new EmbeddingEndpoint(settings, units, rest);
    }

    /** For an endpoint whose vectors' dimension is learnt from its first answer. */
    public static OpenAiEmbedder of(EmbeddingSettings settings) {
        return of(settings, REST);
    }

    /** For an endpoint whose vectors are known to have a dimension; others are refused. */
    public static OpenAiEmbedder of(EmbeddingSettings settings, int dimension) {
        OpenAiEmbedder embedder = of(settings);
        embedder.expect(dimension);
        return embedder;
    }

    /** With another rest for an endpoint that fails. */
    static OpenAiEmbedder of(EmbeddingSettings settings, Duration rest) {
        return new OpenAiEmbedder(settings, rest);
    }

    /**
     * What the model is called in the ledger and in indexes, which can be told without asking the endpoint.
     *
     * <p>It holds all that makes a passage's vector: the model as the endpoint calls it, the window, by which long texts are
     * cut, and a hash of the passage prefix when there is one. It does not hold the URL, by which replicas may reach the
     * same endpoint differently, nor the question prefix, since no question's vector is kept. So two endpoints must not
     * serve different models under one name.
     */
    public static String name(EmbeddingSettings settings) {
        String prefix = settings.passagePrefix();
        return "openai:" + settings.model() + "/" + settings.window()
                + (prefix.isEmpty() ? "" : "/" + TextHash.of(prefix).substring(0, 8));
    }

    /**
     * For vectors the ledger has already, by what {@link #name} called their model: the endpoint with that model and window.
     * Empty when the name is of another kind, or was made with another passage prefix.
     */
    public static Optional<OpenAiEmbedder> ofStored(ServingModel stored, EmbeddingSettings endpoint) {
        Matcher parts = NAME.matcher(stored.name());
        if (!parts.matches()) {
            return Optional.empty();
        }
        var settings = new EmbeddingSettings(
                endpoint.baseUrl(),
                parts.group("model"),
                endpoint.apiKey(),
                Integer.parseInt(parts.group("window")),
                endpoint.timeout(),
                endpoint.batch(),
                endpoint.questionPrefix(),
                parts.group("prefix") == null ? "" : endpoint.passagePrefix());
        return name(settings).equals(stored.name()) ? Optional.of(of(settings, stored.dimension())) : Optional.empty();
    }

    @Override
    public Mono<EmbeddingModel> connect() {
        return Mono.defer(() -> units.dimension().isPresent()
                ? Mono.fromSupplier(this::model)
                : endpoint.passages(List.of(PROBE)).map(probe -> model()));
    }

    @Override
    public void expect(int dimension) {
        units.expect(dimension);
    }

    @Override
    public EmbeddingModel model() {
        int dimension = units.dimension()
                .orElseThrow(() -> new EmbedderUnavailable(
                        "The dimension of " + settings + " is not known before it has answered once",
                        new IllegalStateException("No answer yet")));
        return new EmbeddingModel(name, dimension, settings.window());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Mono<List<float[]>> passages(List<String> texts) {
        return Flux.fromIterable(List.copyOf(texts))
                .map(text -> sendable(settings.passagePrefix() + text))
                .buffer(settings.batch())
                .concatMap(endpoint::passages)
                .flatMapIterable(vectors -> vectors)
                .collectList();
    }

    @Override
    public Mono<float[]> question(String text) {
        return endpoint.question(sendable(settings.questionPrefix() + text));
    }

    private String sendable(String text) {
        long most = (long) CHARACTERS_A_TOKEN * settings.window();
        String beginning = Beginning.of(text, (int) Math.min(most, Integer.MAX_VALUE));
        return beginning.isBlank() ? BLANK : beginning;
    }

    /** Breaks off what is under way; every call fails from now on. */
    @Override
    public void close() {
        endpoint.close();
    }
}
