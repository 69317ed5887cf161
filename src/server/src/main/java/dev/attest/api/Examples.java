package dev.attest.api;

import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Examples of requests and responses: recorded ones, in files named after operation and status. */
final class Examples {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Examples() {}

    /** Gives each media type its example, where there is a file for it. */
    static void attach(String name, @Nullable Content content) {
        if (content != null) {
            content.forEach((type, media) -> attach(name, type, media));
        }
    }

    private static void attach(String name, String type, MediaType media) {
        if (type.startsWith("application/json")) {
            read(name + ".json").ifPresent(text -> media.setExample(JSON.readValue(text, Object.class)));
        } else if (type.startsWith("application/xml")) {
            read(name + ".xml").ifPresent(media::setExample);
        } else if (type.startsWith("text/")) {
            String file = type.startsWith("text/event-stream") ? name.replaceFirst("\\.\\d+$", ".stream") : name;
            read(file + ".txt").ifPresent(media::setExample);
        }
    }

    private static Optional<String> read(String file) {
        try (InputStream stream = Examples.class.getResourceAsStream("examples/" + file)) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
