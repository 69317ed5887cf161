package dev.attest.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

/** A folder of models of its own, and what tests do with it; in the end every model opened has been closed once. */
abstract class FolderModelsFixture {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path parent;

    ModelsOnDisk disk;
    FolderModels models;

    @BeforeEach
    final void open() {
        disk = new ModelsOnDisk(parent.resolve("models"));
        models = disk.models();
    }

    @AfterEach
    final void closeAll() {
        models.close();
        assertThat(disk.opened)
                .allSatisfy(predictor -> assertThat(predictor.closed).hasValue(1));
    }

    final void scan() {
        models.scan().block(PATIENCE);
    }

    final List<ModelStatus> load(String name, Optional<String> version) {
        return models.load(name, version).collectList().blockOptional(PATIENCE).orElseThrow();
    }

    final ModelStatus only() {
        assertThat(models.list()).hasSize(1);
        return models.list().get(0);
    }

    final String word(String name) {
        return word(name, Optional.empty());
    }

    final String word(String name, String version) {
        return word(name, Optional.of(version));
    }

    final String word(String name, Optional<String> version) {
        return models.using(name, version, model -> Mono.just(((ModelsOnDisk.Watched) model.predictor()).word))
                .blockOptional(PATIENCE)
                .orElseThrow();
    }
}
