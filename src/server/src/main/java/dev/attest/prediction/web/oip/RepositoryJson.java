package dev.attest.prediction.web.oip;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.attest.prediction.ModelStatus;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the repository extension reads and writes. Unknown fields are other people's, and passed over. */
final class RepositoryJson {

    private RepositoryJson() {}

    /** @param ready true for versions that are served only */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record RepositoryIndexRequest(@Nullable Boolean ready) {

        boolean wants(ModelStatus status) {
            return !Boolean.TRUE.equals(ready) || status.state() == ModelStatus.State.READY;
        }
    }

    /**
     * Of a load or an unload.
     *
     * @param parameters {@code version} names the only one meant; it is this server's own
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record RepositoryChangeRequest(@Nullable Map<String, Object> parameters) {}

    /**
     * One version.
     *
     * @param state {@code READY}, {@code LOADING} or {@code UNAVAILABLE}
     * @param reason empty where there is nothing to say
     */
    record RepositoryEntry(String name, String version, String state, String reason) {

        static RepositoryEntry of(ModelStatus status) {
            return switch (status.state()) {
                case READY -> of(status, "READY", "");
                case LOADING -> of(status, "LOADING", "");
                case BROKEN -> of(status, "UNAVAILABLE", "broken");
                case UNLOADED -> of(status, "UNAVAILABLE", "unloaded");
            };
        }

        private static RepositoryEntry of(ModelStatus status, String state, String otherwise) {
            return new RepositoryEntry(
                    status.name(), status.version(), state, status.reason().orElse(otherwise));
        }
    }
}
