package dev.attest.eval.datasets.drafts;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import dev.attest.eval.EvalFailure;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServerPassagesTest extends PassageSourceContract {

    private final WireMockServer server = new WireMockServer(options().dynamicPort());

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Override
    PassageSource source() {
        server.stubFor(get(urlPathEqualTo("/documents"))
                .willReturn(okJson("{\"items\":[{\"id\":\"1\",\"sourceKey\":\"a.md\",\"activeVersion\":1},"
                        + "{\"id\":\"2\",\"sourceKey\":\"b/å c.csv\",\"activeVersion\":1},"
                        + "{\"id\":\"3\",\"sourceKey\":\"empty.md\",\"activeVersion\":1}],\"nextCursor\":null}")));
        chunks("1", "{\"text\":\"one\"},{\"text\":\"two\"}");
        chunks("2", "{\"text\":\"three\"}");
        chunks("3", "");
        return new ServerPassages(URI.create(server.baseUrl()), Optional.empty());
    }

    private void chunks(String id, String items) {
        server.stubFor(
                get(urlPathEqualTo("/documents/" + id + "/chunks")).willReturn(okJson("{\"items\":[" + items + "]}")));
    }

    @Test
    void readsAllPagesOfACollectionAndTheChunksOfADocument() {
        server.stubFor(get(urlPathEqualTo("/documents"))
                .withQueryParam("collection", equalTo("sea"))
                .withQueryParam("cursor", absent())
                .willReturn(okJson("{\"items\":[{\"id\":\"1\",\"sourceKey\":\"a.md\",\"activeVersion\":1},"
                        + "{\"id\":\"2\",\"sourceKey\":\"late.md\",\"activeVersion\":null}],\"nextCursor\":\"x=\"}")));
        server.stubFor(get(urlPathEqualTo("/documents"))
                .withQueryParam("cursor", equalTo("x="))
                .willReturn(okJson("{\"items\":[{\"id\":\"3\",\"sourceKey\":\"m.eml/å b.csv\",\"activeVersion\":2}],"
                        + "\"nextCursor\":null}")));
        server.stubFor(get(urlPathEqualTo("/documents/3/chunks"))
                .willReturn(okJson("{\"items\":[{\"id\":\"c\",\"text\":\"one\"},{\"id\":\"d\",\"text\":\"två\"}]}")));
        var source = new ServerPassages(URI.create(server.baseUrl() + "/"), Optional.of("sea"));
        assertThat(source.documents()).containsExactly("a.md", "m.eml/å b.csv");
        assertThat(source.passages("m.eml/å b.csv")).containsExactly("one", "två");
        assertThatThrownBy(() -> source.passages("late.md")).isInstanceOf(EvalFailure.class);
    }

    @Test
    void aDocumentThatWasDeletedSinceHasNoPassages() {
        PassageSource source = source();
        server.stubFor(get(urlPathEqualTo("/documents/1/chunks")).willReturn(WireMock.notFound()));
        assertThat(source.passages("a.md")).isEmpty();
    }

    @Test
    void saysWhatTheServerSaysIsWrong() {
        server.stubFor(get(urlPathEqualTo("/documents"))
                .willReturn(WireMock.jsonResponse("{\"detail\":\"There is no collection sea.\"}", 404)));
        var source = new ServerPassages(URI.create(server.baseUrl()), Optional.of("sea"));
        assertThatThrownBy(source::documents)
                .isInstanceOf(EvalFailure.class)
                .hasMessageContaining("answers 404 to GET /documents: There is no collection sea.");
    }

    @Test
    void saysThatNobodyIsThere() {
        String url = server.baseUrl();
        server.stop();
        var source = new ServerPassages(URI.create(url), Optional.empty());
        assertThatThrownBy(source::documents)
                .isInstanceOf(EvalFailure.class)
                .hasMessageContaining("no server answers at " + url);
    }

    @Test
    void saysThatSomethingElseIsThere() {
        server.stubFor(get(urlPathEqualTo("/documents")).willReturn(WireMock.ok("<html>")));
        var source = new ServerPassages(URI.create(server.baseUrl()), Optional.empty());
        assertThatThrownBy(source::documents).hasMessageContaining("is it an Attest server?");
    }
}
