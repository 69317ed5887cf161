package dev.attest.prediction.web.oip;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What this server is.
 *
 * @param extensions of the protocol, by the names their authors gave them
 */
@Schema(name = "InferenceServer")
record ServerMetadata(String name, String version, List<String> extensions) {

    private static final @Nullable String VERSION =
            ServerMetadata.class.getPackage().getImplementationVersion();

    /** Known here is the repository extension alone. */
    static ServerMetadata own() {
        // Only a packaged server has a version.
        return new ServerMetadata("attest", VERSION == null ? "development" : VERSION, List.of("model_repository"));
    }
}
