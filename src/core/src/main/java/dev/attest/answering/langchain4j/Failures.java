package dev.attest.answering.langchain4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.attest.answering.AnswerModelFailed;
import dev.attest.answering.AnswerModelFailed.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Says what went wrong with a model, to the person who runs the server. Nothing that the model's server or an exception
 * says is quoted: both may repeat the key or the prompt.
 */
final class Failures {

    private static final Duration BACKOFF = Duration.ofMillis(400);

    private final String model;
    private final URI server;
    private final Duration firstToken;
    private final Duration nextToken;

    Failures(LlmSettings settings) {
        this.model = settings.model();
        this.server = settings.baseUrl();
        this.firstToken = settings.firstToken();
        this.nextToken = settings.nextToken();
    }

    /** A failure with a sentence about the model. */
    AnswerModelFailed of(Reason reason, String predicate) {
        return new AnswerModelFailed(reason, "The language model " + model + " at " + address() + " " + predicate);
    }

    /** The failure as a named fact; what is no failure of the model's stays as it is. */
    Throwable typed(Throwable failure) {
        Throwable known = known(failure);
        if (known instanceof StatusNotOk status) {
            return ofStatus(status);
        }
        if (known instanceof UnreadableAnswer unreadable) {
            return of(Reason.UNREADABLE, "sent what cannot be read as an answer: " + unreadable.getMessage());
        }
        if (known instanceof JsonProcessingException) {
            return of(Reason.UNREADABLE, "sent what cannot be read as an answer: a chunk has another shape");
        }
        if (known instanceof TimeoutException) {
            return of(
                    Reason.TIMED_OUT,
                    "took longer than " + firstToken.toMillis() + " ms to begin, or " + nextToken.toMillis()
                            + " ms to go on");
        }
        return known instanceof IOException io ? of(Reason.UNREACHABLE, unreachable(io)) : failure;
    }

    /** The cause that says something; langchain4j and futures wrap it. */
    private static Throwable known(Throwable failure) {
        Throwable at = failure;
        while (at.getCause() != null
                && at.getCause() != at
                && !(at instanceof IOException)
                && !(at instanceof AnswerModelFailed)) {
            at = at.getCause();
        }
        return at;
    }

    private static String unreachable(IOException failure) {
        if (failure instanceof HttpTimeoutException || failure instanceof ConnectException) {
            return "cannot be reached; see that its server runs and that ATTEST_LLM_BASE_URL is its address";
        }
        return failure instanceof SSLException
                ? "cannot be reached: no trusted TLS connection comes about; check ATTEST_LLM_BASE_URL"
                : "cannot be reached: the connection was closed before an answer began";
    }

    private AnswerModelFailed ofStatus(StatusNotOk failure) {
        int status = failure.status();
        String said = " (status " + status + ")";
        if (status == 429) {
            String when = failure.retryAfter()
                    .map(wait -> "; ask again in " + Math.max(1, wait.toSeconds()) + " s")
                    .orElse("; ask again later");
            return of(Reason.RATE_LIMITED, "takes no more requests for now" + said + when);
        }
        if (status == 408) {
            return of(Reason.TIMED_OUT, "took too long" + said);
        }
        if (status >= 500) {
            return of(Reason.UNREACHABLE, "failed" + said + "; its server's log says why");
        }
        return of(Reason.REJECTED, rejected(status) + said);
    }

    private static String rejected(int status) {
        return switch (status) {
            case 401, 403 -> "does not take the key it was given; check ATTEST_LLM_API_KEY";
            case 404 -> "is not there; check ATTEST_LLM_MODEL and ATTEST_LLM_BASE_URL";
            case 413 -> "finds the prompt too long; let it hold fewer passages";
            default ->
                status < 400
                        ? "has moved; set ATTEST_LLM_BASE_URL to where it is now"
                        : "turned the request down; see that ATTEST_LLM_MODEL takes a prompt and an answer of this length";
        };
    }

    /** How long to wait before the one further try that a failure without any token is worth; empty when it is not. */
    static Optional<Duration> retryIn(Throwable failure) {
        Throwable known = known(failure);
        if (known instanceof StatusNotOk status) {
            boolean passes = status.status() == 429 || status.status() >= 500;
            return passes ? Optional.of(status.retryAfter().orElse(BACKOFF)) : Optional.empty();
        }
        // A connection kept from an earlier answer may have been closed just now by the server.
        boolean dropped = known instanceof IOException
                && !(known instanceof JsonProcessingException)
                && !(known instanceof ConnectException)
                && !(known instanceof HttpTimeoutException)
                && !(known instanceof SSLException);
        return dropped ? Optional.of(BACKOFF) : Optional.empty();
    }

    /** Without what an address may hold that is nobody's business. */
    private String address() {
        String port = server.getPort() < 0 ? "" : ":" + server.getPort();
        return server.getScheme() + "://" + server.getHost() + port;
    }
}
