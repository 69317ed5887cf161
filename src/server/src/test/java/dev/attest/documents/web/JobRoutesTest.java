package dev.attest.documents.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.edge.Edge;
import dev.attest.edge.Who;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import tools.jackson.databind.JsonNode;

class JobRoutesTest extends Edge {

    private List<ServerSentEvent<String>> events(String job) {
        return owner().get()
                .uri("/jobs/" + job + "/events")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(new ParameterizedTypeReference<ServerSentEvent<String>>() {})
                .getResponseBody()
                .collectList()
                .block();
    }

    @Test
    void followsAJobToItsEnd() {
        JsonNode upload = text(Who.OWNER, collection(), "k", "Some text to follow.");
        String job = upload.path("job").path("id").asString();
        List<ServerSentEvent<String>> events = events(job);

        assertThat(events.get(events.size() - 1).event()).isEqualTo("done");
        assertThat(events.subList(0, events.size() - 1))
                .allSatisfy(event -> assertThat(event.event()).isEqualTo("progress"));
        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i).id()).isEqualTo(String.valueOf(i + 1));
        }
        JsonNode last = JSON.readTree(events.get(events.size() - 1).data());
        assertThat(last.path("state").asString()).isEqualTo("ready");
        assertThat(last.path("id").asString()).isEqualTo(job);
    }

    @Test
    void anEndedJobIsDoneAtOnce() {
        JsonNode job = ended(json(upload(Who.OWNER, form(unique("e") + ".txt", new byte[0])), 202));
        List<ServerSentEvent<String>> events = events(job.path("id").asString());

        assertThat(events).extracting(ServerSentEvent::event).containsExactly("done");
        assertThat(JSON.readTree(events.get(0).data())
                        .path("problem")
                        .path("detail")
                        .asString())
                .contains("empty");
    }

    @Test
    void anUnknownJobIsAnOrdinaryProblemAlsoForAStream() {
        owner().get()
                .uri("/jobs/00000000-0000-0000-0000-000000000000/events")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void aFailedJobCanBeStartedAgainAndAReadyOneCannot() {
        JsonNode failed = ended(json(upload(Who.OWNER, form(unique("e") + ".txt", new byte[0])), 202));
        String path = "/jobs/" + failed.path("id").asString();
        JsonNode again = json(owner().post().uri(path + "/retry").exchange(), 202);
        assertThat(again.path("state").asString()).isEqualTo("queued");

        JsonNode upload = text(Who.OWNER, collection(), "k", "Fine.");
        ready(upload);
        JsonNode problem = json(
                owner().post()
                        .uri("/jobs/" + upload.path("job").path("id").asString() + "/retry")
                        .exchange(),
                409);
        assertThat(problem.path("type").asString()).isEqualTo("urn:attest:problem:job-not-retryable");
    }

    @Test
    void cancellingAnEndedJobChangesNothing() {
        JsonNode upload = text(Who.OWNER, collection(), "k", "Ready soon.");
        ready(upload);
        String path = "/jobs/" + upload.path("job").path("id").asString();
        assertThat(json(owner().delete().uri(path).exchange(), 200)
                        .path("state")
                        .asString())
                .isEqualTo("ready");
    }
}
