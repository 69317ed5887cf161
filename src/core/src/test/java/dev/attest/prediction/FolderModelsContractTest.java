package dev.attest.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class FolderModelsContractTest extends ModelsContract {

    @TempDir
    Path parent;

    private @Nullable FolderModels models;

    @Override
    protected Models serving(String... versions) {
        var disk = new ModelsOnDisk(parent.resolve("models"));
        for (String version : versions) {
            disk.put("flowers", version, "word of " + version);
        }
        FolderModels served = disk.models();
        models = served;
        served.scan().block(Duration.ofSeconds(30));
        assertThat(disk.opened).hasSize(versions.length);
        return served;
    }

    @AfterEach
    void close() {
        Optional.ofNullable(models).ifPresent(FolderModels::close);
    }
}
