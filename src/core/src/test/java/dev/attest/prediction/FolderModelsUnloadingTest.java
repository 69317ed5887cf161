package dev.attest.prediction;

import static dev.attest.prediction.ModelStatus.State.BROKEN;
import static dev.attest.prediction.ModelStatus.State.READY;
import static dev.attest.prediction.ModelStatus.State.UNLOADED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FolderModelsUnloadingTest extends FolderModelsFixture {

    @Test
    void anUnloadedVersionStaysSoWhateverHappensToItsFolderUntilItIsLoaded() {
        Path version = disk.put("flowers", "1", "first");
        scan();
        assertThat(models.unload("flowers", Optional.of("1")).collectList().block(PATIENCE))
                .singleElement()
                .extracting(ModelStatus::state)
                .isEqualTo(UNLOADED);
        disk.put("flowers", "1", "changed");
        scan();
        scan();
        assertThat(only().state()).isEqualTo(UNLOADED);
        assertThatThrownBy(() -> word("flowers", "1"))
                .isInstanceOf(ModelUnavailable.class)
                .hasMessage("Version 1 of the model flowers is unloaded until somebody loads it again.");
        ModelsOnDisk.delete(version);
        scan();
        scan();
        assertThat(models.list()).isEmpty();
        disk.put("flowers", "1", "back");
        scan();
        scan();
        assertThat(only().state()).isEqualTo(UNLOADED);
        assertThat(load("flowers", Optional.of("1")))
                .singleElement()
                .extracting(ModelStatus::state)
                .isEqualTo(READY);
        assertThat(word("flowers")).isEqualTo("back");
    }

    @Test
    void everyVersionOfAModelIsUnloadedAndLoadedAtOnce() {
        disk.put("flowers", "1", "first");
        disk.put("flowers", "2", "second");
        disk.put("trees", "1", "oak");
        scan();
        models.unload("flowers", Optional.empty()).blockLast(PATIENCE);
        assertThat(models.list()).extracting(ModelStatus::state).containsExactly(UNLOADED, UNLOADED, READY);
        assertThat(load("flowers", Optional.empty()))
                .extracting(ModelStatus::version)
                .containsExactly("2", "1");
        assertThat(models.list()).extracting(ModelStatus::state).containsOnly(READY);
        models.unload("flowers", Optional.of("latest")).blockLast(PATIENCE);
        assertThat(word("flowers")).isEqualTo("first");
    }

    @Test
    void loadingTriesNowWhatLiesThere() {
        disk.put("flowers", "1", "broken");
        assertThat(load("flowers", Optional.empty()))
                .singleElement()
                .extracting(ModelStatus::state)
                .isEqualTo(BROKEN);
        disk.putWithoutHash("flowers", "1", "first");
        assertThat(load("flowers", Optional.of("1")))
                .singleElement()
                .extracting(ModelStatus::state)
                .isEqualTo(READY);
        load("flowers", Optional.of("1"));
        assertThat(disk.opened).hasSize(2);
        assertThatThrownBy(() -> load("flowers", Optional.of("7")))
                .isInstanceOf(ModelUnknown.class)
                .hasMessage("The model flowers has no such version; it has 1.");
        assertThatThrownBy(() -> load("trees", Optional.empty())).isInstanceOf(ModelUnknown.class);
    }
}
