package dev.attest.answering.web;

import dev.attest.answering.AnswerEvent;
import dev.attest.answering.Answerer;
import dev.attest.api.EventStreams;
import dev.attest.tenancy.Principal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

@RestController
@Tag(name = "Ask")
class AskController {

    private final Answerer answerer;
    private final EventStreams streams;

    AskController(Answerer answerer, EventStreams streams) {
        this.answerer = answerer;
        this.streams = streams;
    }

    @Operation(
            operationId = "ask",
            summary = "Ask a question",
            description = "The whole answer as JSON, or as it comes about with Accept: text/event-stream.")
    @PostMapping(
            path = "/ask",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<AnswerJson> ask(Principal by, @Valid @RequestBody AskRequest request) {
        return answerer.answer(by, request.asQuestion())
                .timeout(request.timeout())
                .map(AnswerJson::of);
    }

    @Operation(operationId = "ask", summary = "Ask a question")
    @PostMapping(
            path = "/ask",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Object>> askAndFollow(
            Principal by, @Valid @RequestBody AskRequest request, ServerWebExchange exchange) {
        return streams.stream(answer(by, request).map(AskController::event), exchange);
    }

    /**
     * The answer, within the time allowed for all of it. Merged with the end of that time, because a merge cancels the
     * answer then: takeUntilOther would only pass the failure on, and leave the model writing. A failure of the answer
     * waits in line, because a merge lets failures overtake.
     */
    private Flux<AnswerEvent> answer(Principal by, AskRequest request) {
        Mono<Signal<AnswerEvent>> timeUp =
                Mono.delay(request.timeout()).map(tick -> Signal.error(new TimeoutException()));
        return Flux.merge(1, answerer.ask(by, request.asQuestion()).materialize(), timeUp)
                .dematerialize();
    }

    private static EventStreams.Event event(AnswerEvent event) {
        if (event instanceof AnswerEvent.Retrieved retrieved) {
            return new EventStreams.Event("retrieval", ConsideredJson.of(retrieved.retrieval()));
        }
        if (event instanceof AnswerEvent.Delta delta) {
            return new EventStreams.Event("delta", Map.of("text", delta.text()));
        }
        if (event instanceof AnswerEvent.Cited cited) {
            return new EventStreams.Event("citation", CitationJson.of(cited.citation()));
        }
        if (event instanceof AnswerEvent.Scored scored) {
            return new EventStreams.Event("sentence", SentenceJson.of(scored.sentence()));
        }
        return new EventStreams.Event("done", AnswerJson.of(((AnswerEvent.Done) event).answer()));
    }
}
