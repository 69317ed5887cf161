package dev.attest.retrieval.langchain4j;

import dev.attest.retrieval.EmbedderUnavailable;
import dev.attest.retrieval.TextRefused;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Objects;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what is wrong with an embedding endpoint, to the person who set it. Names no key and no text. */
final class EndpointTrouble {

    private static final Logger LOG = LoggerFactory.getLogger(EndpointTrouble.class);

    private final EmbeddingSettings settings;
    /** What was wrong last, for those who are not let through because of it. */
    private volatile String last = "it failed";

    EndpointTrouble(EmbeddingSettings settings) {
        this.settings = settings;
    }

    /** A sentence on a failed call; what is no fault of the endpoint stays what it is. */
    Throwable explained(Throwable e) {
        if (e instanceof Refused refused) {
            return unavailable(refusal(refused), e);
        }
        if (e instanceof Malformed) {
            return unavailable(String.valueOf(e.getMessage()), e);
        }
        if (e instanceof Late late) {
            return unavailable("gave no complete answer within " + seconds(late.time()), e);
        }
        if (e instanceof UncheckedIOException io) {
            Throwable cause = Objects.requireNonNullElse(io.getCause(), io);
            return unavailable(silence(cause), cause);
        }
        return e;
    }

    /** For a text, or one of several, that is refused by a server which is in good health. */
    TextRefused refused(Throwable e) {
        String predicate = e instanceof Refused refused ? refusal(refused) : String.valueOf(e.getMessage());
        return new TextRefused(subject() + " " + predicate, e);
    }

    /** For a call that was not made because several before it failed. */
    EmbedderUnavailable resting(Throwable e) {
        return new EmbedderUnavailable(
                subject() + " is left alone for some seconds after failing repeatedly: " + last, e);
    }

    private EmbedderUnavailable unavailable(String predicate, Throwable cause) {
        last = predicate;
        return new EmbedderUnavailable(subject() + " " + predicate, cause);
    }

    private String subject() {
        return "The embedding endpoint " + settings.address() + " (model '" + settings.model() + "')";
    }

    private static String silence(Throwable e) {
        if (e instanceof HttpConnectTimeoutException) {
            return "cannot be reached: no connection in time; check ATTEST_EMBEDDING_BASE_URL";
        }
        if (e instanceof ConnectException) {
            return e.getCause() instanceof UnresolvedAddressException
                    ? "cannot be reached: its host name has no address; check ATTEST_EMBEDDING_BASE_URL"
                    : "cannot be reached: connection refused; check that it runs, and ATTEST_EMBEDDING_BASE_URL";
        }
        if (e instanceof SSLException) {
            return "cannot be trusted, or speaks no TLS; check its certificate and ATTEST_EMBEDDING_BASE_URL";
        }
        return "broke the connection off";
    }

    private String refusal(Refused refused) {
        // What the server said may repeat a passage, or the key.
        LOG.debug("{} answers {}: {}", subject(), refused.status(), refused.said());
        String answer = "answers " + refused.status();
        int status = refused.status();
        if (status / 100 == 3) {
            return answer + "; redirects are not followed, set ATTEST_EMBEDDING_BASE_URL to the address they lead to";
        }
        if (status == 401 || status == 403) {
            return answer
                    + (settings.apiKey().isPresent()
                            ? "; check ATTEST_EMBEDDING_API_KEY"
                            : "; it wants a key, set ATTEST_EMBEDDING_API_KEY");
        }
        if (status == 404) {
            return answer + "; check ATTEST_EMBEDDING_MODEL, and ATTEST_EMBEDDING_BASE_URL, which usually ends in /v1";
        }
        if (status == 429) {
            return answer + "; it takes no more requests for now"
                    + refused.retryAfter()
                            .map(wait -> ", and wants to be asked again in " + seconds(wait))
                            .orElse("");
        }
        return answer;
    }

    private static String seconds(Duration time) {
        return time.toMillis() % 1_000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
