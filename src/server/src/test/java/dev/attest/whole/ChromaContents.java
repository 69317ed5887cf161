package dev.attest.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a ChromaDB holds, by its own word, past the server that uses it. */
record ChromaContents(URI url) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String COLLECTIONS = "/api/v2/tenants/default_tenant/databases/default_database/collections";

    /** The vectors of all collections. */
    int vectors() throws IOException, InterruptedException {
        return count("attest-");
    }

    /** The vectors of one ledger, where others keep theirs too. */
    int vectors(String ledgerId) throws IOException, InterruptedException {
        return count("attest-" + ledgerId.substring(0, 8) + "-");
    }

    /** Takes away one vector of each collection; nothing else says that it is gone. */
    void loseOneOfEach() throws IOException, InterruptedException {
        for (String collection : collections("attest-")) {
            String id = post(collection + "/get", "{\"limit\":1}").at("/ids/0").asString();
            post(collection + "/delete", "{\"ids\":[\"" + id + "\"]}");
        }
    }

    private int count(String prefix) throws IOException, InterruptedException {
        int held = 0;
        for (String collection : collections(prefix)) {
            held += get(collection + "/count").asInt();
        }
        return held;
    }

    private List<String> collections(String prefix) throws IOException, InterruptedException {
        var found = new ArrayList<String>();
        for (JsonNode collection : get(COLLECTIONS + "?limit=1000")) {
            if (collection.get("name").asString().startsWith(prefix)) {
                found.add(COLLECTIONS + "/" + collection.get("id").asString());
            }
        }
        return found;
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(url.resolve(path)));
    }

    private JsonNode post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(url.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response =
                HTTP.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return ServerProcess.json(response);
    }
}
