package dev.attest.documents.web;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
import static org.springframework.http.MediaType.TEXT_EVENT_STREAM_VALUE;

import dev.attest.api.EventStreams;
import dev.attest.documents.Job;
import dev.attest.documents.Jobs;
import dev.attest.tenancy.Principal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Jobs")
class JobController {

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final Jobs jobs;
    private final EventStreams streams;

    JobController(Jobs jobs, EventStreams streams) {
        this.jobs = jobs;
        this.streams = streams;
    }

    @Operation(operationId = "job", summary = "Look at a job")
    @GetMapping(path = "/jobs/{id}", produces = APPLICATION_JSON_VALUE)
    Mono<JobJson> job(Principal by, @PathVariable UUID id) {
        return jobs.find(by, id).map(JobJson::of);
    }

    @Operation(operationId = "followJob", summary = "Follow a job until it ends")
    @GetMapping(path = "/jobs/{id}/events", produces = TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Object>> follow(Principal by, @PathVariable UUID id, ServerWebExchange exchange) {
        Flux<Job> changes = jobs.find(by, id)
                .repeatWhen(found -> found.delayElements(LOOK_EVERY))
                .distinctUntilChanged()
                .takeUntil(job -> job.state().ended());
        return streams.stream(changes.map(JobController::event), exchange);
    }

    private static EventStreams.Event event(Job job) {
        return new EventStreams.Event(job.state().ended() ? "done" : "progress", JobJson.of(job));
    }

    @Operation(operationId = "retryJob", summary = "Start a failed or cancelled job again")
    @PostMapping(path = "/jobs/{id}/retry", produces = APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<JobJson> retry(Principal by, @PathVariable UUID id) {
        return jobs.retry(by, id).map(JobJson::of);
    }

    @Operation(
            operationId = "cancelJob",
            summary = "Cancel a job",
            description = "Its version never becomes active. Changes nothing when the job has ended.")
    @DeleteMapping(path = "/jobs/{id}", produces = APPLICATION_JSON_VALUE)
    Mono<JobJson> cancel(Principal by, @PathVariable UUID id) {
        return jobs.cancel(by, id).map(JobJson::of);
    }
}
