package dev.attest.prediction;

import static dev.attest.prediction.ModelStatus.State.BROKEN;
import static dev.attest.prediction.ModelStatus.State.LOADING;
import static dev.attest.prediction.ModelStatus.State.READY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

class FolderModelsTest extends FolderModelsFixture {

    @Test
    void aMissingFolderIsEmptyAndPickedUpWhenItAppears() {
        scan();
        assertThat(models.list()).isEmpty();
        assertThatThrownBy(() -> word("flowers"))
                .isInstanceOf(ModelUnknown.class)
                .hasMessage("There are no models.");
        disk.put("flowers", "1", "first");
        scan();
        assertThat(word("flowers")).isEqualTo("first");
    }

    @Test
    void startsAlthoughTheFirstLookFailsAndSaysSoOnce() {
        var logger = (Logger) LoggerFactory.getLogger(FolderModels.class);
        var told = new ListAppender<ILoggingEvent>();
        var looks = new CountDownLatch(4);
        Path away = (Path) Proxy.newProxyInstance(
                Path.class.getClassLoader(), new Class<?>[] {Path.class}, (proxy, method, arguments) -> {
                    looks.countDown();
                    throw new IllegalStateException("away");
                });
        told.start();
        logger.addAppender(told);
        try (var lost = new FolderModels(away, card -> Cards.flowers("1"), List.of(disk))) {
            lost.start(Duration.ofMillis(5)).block(PATIENCE);
            assertThat(looks.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(lost.list()).isEmpty();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            logger.detachAppender(told);
        }
        assertThat(told.list).hasSize(1);
    }

    @Test
    void aFolderThatGoesAwayWhileItIsReadIsAFolderThatCannotBeRead() {
        var gone = new IOException("stale file handle");
        var stream = new DirectoryStream<Path>() {
            @Override
            public Iterator<Path> iterator() {
                throw new DirectoryIteratorException(gone);
            }

            @Override
            public void close() {}
        };
        assertThatThrownBy(() -> ModelFolder.sorted(stream)).isSameAs(gone);
    }

    @Test
    void theLatestVersionIsTheNewestAndEachCanBePinned() {
        disk.put("flowers", "2", "second");
        disk.put("flowers", "10", "tenth");
        disk.put("flowers", "9", "ninth");
        scan();
        assertThat(word("flowers")).isEqualTo("tenth");
        assertThat(word("flowers", "latest")).isEqualTo("tenth");
        assertThat(word("flowers", "2")).isEqualTo("second");
        assertThat(models.list()).extracting(ModelStatus::version).containsExactly("10", "9", "2");
        assertThat(models.list()).extracting(ModelStatus::latest).containsExactly(true, false, false);
    }

    @Test
    void whatIsNoVersionIsIgnored() throws IOException {
        disk.put("flowers", "1", "first");
        disk.put("flowers", ".2", "hidden");
        disk.put(".git", "1", "hidden");
        ModelsOnDisk.write(disk.folder.resolve("flowers").resolve("iris.csv"), "1,2");
        ModelsOnDisk.write(disk.folder.resolve("readme"), "x");
        ModelsOnDisk.write(disk.folder.resolve("flowers/3/model.fake"), "its card comes later");
        Files.createDirectories(disk.folder.resolve("lost+found"));
        scan();
        scan();
        assertThat(models.list()).extracting(ModelStatus::version).containsExactly("1");
    }

    @Test
    void nothingIsOpenedAgainWhileNothingChanges() {
        disk.put("flowers", "1", "first");
        scan();
        scan();
        scan();
        assertThat(disk.opened).hasSize(1);
    }

    @Test
    void aFileWithoutAHashIsOpenedOnceItIsTheSameAtTwoLooks() {
        disk.putWithoutHash("flowers", "1", "fir");
        scan();
        assertThat(only().state()).isEqualTo(LOADING);
        assertThatThrownBy(() -> word("flowers", "1")).isInstanceOf(ModelUnavailable.class);
        disk.putWithoutHash("flowers", "1", "first");
        scan();
        assertThat(only().state()).isEqualTo(LOADING);
        scan();
        assertThat(word("flowers")).isEqualTo("first");
    }

    @Test
    void aSlowCopyIsNotReportedAsBroken() {
        Path version = disk.folder.resolve("flowers").resolve("1");
        disk.card(version, "flowers", "1", ModelsOnDisk.hash("whole"));
        scan();
        ModelsOnDisk.write(version.resolve("model.fake"), "wh");
        scan();
        assertThat(only().state()).isEqualTo(LOADING);
        assertThat(only().reason()).isEmpty();
        ModelsOnDisk.write(version.resolve("model.fake"), "whole");
        scan();
        assertThat(only().state()).isEqualTo(READY);
    }

    @ParameterizedTest
    @CsvSource({
        "broken, The file is no model",
        "huge, The server has too little memory for it",
        "foreign, It cannot be opened (UnsatisfiedLinkError); the server's log says more",
        "surprising, It cannot be opened (IllegalStateException); the server's log says more",
    })
    void aFileThatCannotBeOpenedIsReportedAndLatestStaysWhatItWas(String word, String reason) {
        disk.put("flowers", "1", "first");
        disk.put("flowers", "2", word);
        scan();
        scan();
        scan();
        ModelStatus second = models.list().get(0);
        assertThat(second.state()).isEqualTo(BROKEN);
        assertThat(second.reason()).contains(reason);
        assertThat(second.card()).isPresent();
        assertThat(word("flowers")).isEqualTo("first");
        assertThatThrownBy(() -> word("flowers", "2"))
                .isInstanceOf(ModelUnavailable.class)
                .hasMessage("Version 2 of the model flowers cannot be used; GET /models/flowers says why.");
        disk.put("flowers", "2", "second");
        scan();
        assertThat(word("flowers")).isEqualTo("second");
    }

    @Test
    void aChangedVersionThatIsBrokenLeavesTheLastGoodOneServing() {
        Path version = disk.put("flowers", "1", "first");
        scan();
        ModelsOnDisk.write(version.resolve("model.fake"), "tampered with");
        scan();
        scan();
        assertThat(only().state()).isEqualTo(READY);
        assertThat(only().reason()).get().asString().contains("'model.fake' is not the one model.yaml describes");
        assertThat(word("flowers", "1")).isEqualTo("first");
        disk.put("flowers", "1", "mended");
        scan();
        assertThat(only().reason()).isEmpty();
        assertThat(word("flowers", "1")).isEqualTo("mended");
        scan(); // closing waited behind the scan before
        assertThat(disk.opened.get(0).closed).hasValue(1);
    }

    @Test
    void aCardThatIsUnreadableMissingOrAnotherModelsIsReported() throws IOException {
        Path version = disk.put("flowers", "1", "first");
        scan();
        ModelsOnDisk.write(version.resolve("model.yaml"), "nonsense");
        scan();
        scan();
        assertThat(only().reason()).contains("model.yaml has no name");
        Files.delete(version.resolve("model.yaml"));
        scan();
        scan();
        assertThat(only().reason()).contains("model.yaml is missing");
        disk.card(version, "trees", "1", ModelsOnDisk.hash("first"));
        scan();
        scan();
        assertThat(only().reason())
                .contains("model.yaml is that of 'trees' version '1', but its folders are called 'flowers' and '1'");
        assertThat(word("flowers")).isEqualTo("first");
    }

    @Test
    void aFormatOrAFileThatIsNotThereIsReported() throws IOException {
        Path version = disk.put("flowers", "1", "first");
        ModelsOnDisk.write(version.resolve("model.yaml"), "name=flowers\nversion=1\nformat=pmml\n");
        disk.put("flowers", "latest", "last");
        Files.delete(disk.put("flowers", "2", "second").resolve("model.fake"));
        scan();
        scan();
        assertThat(models.list())
                .extracting(status -> status.reason().orElseThrow())
                .containsExactlyInAnyOrder(
                        "'latest' stands for the newest version; give the folder another name",
                        "The file 'model.fake' that model.yaml names is missing",
                        "The format 'pmml' is not one this server opens: fake");
        assertThatThrownBy(() -> word("flowers"))
                .isInstanceOf(ModelUnavailable.class)
                .hasMessage("No version of the model flowers answers now; GET /models/flowers says why.");
    }

    @Test
    void aVersionThatWasTakenAwayIsServedUntilItsLastRequestEnds() {
        Path version = disk.put("flowers", "1", "first");
        disk.put("trees", "1", "oak");
        scan();
        Sinks.One<String> end = Sinks.one();
        Mono<String> request =
                models.using("flowers", Optional.empty(), model -> end.asMono()).cache();
        Disposable running = request.subscribe();
        ModelsOnDisk.delete(version);
        scan();
        scan();
        scan();
        assertThat(models.list()).extracting(ModelStatus::name).containsExactly("trees");
        assertThatThrownBy(() -> word("flowers"))
                .isInstanceOf(ModelUnknown.class)
                .hasMessage("There is no such model; there are trees.");
        assertThat(disk.opened.get(0).closed).hasValue(0);
        end.tryEmitValue("done").orThrow();
        assertThat(request.block(PATIENCE)).isEqualTo("done");
        scan();
        assertThat(disk.opened.get(0).closed).hasValue(1);
        assertThat(running.isDisposed()).isTrue();
    }

    @Test
    void aFolderThatIsReplacedByTwoRenamesIsNeverGone() throws IOException {
        Path version = disk.put("flowers", "1", "first");
        scan();
        Path aside = Files.move(version, version.resolveSibling(".aside"));
        scan();
        assertThat(word("flowers")).isEqualTo("first");
        Files.move(aside, version);
        scan();
        scan();
        assertThat(only().state()).isEqualTo(READY);
    }

    @Test
    void requestsGiveBackWhatTheyWereLentWhenTheyCompleteFailOrAreCancelled() {
        disk.put("flowers", "1", "first");
        scan();
        assertThat(word("flowers")).isEqualTo("first");
        assertThatThrownBy(() -> models.using("flowers", Optional.empty(), model -> Mono.error(new IOException("x")))
                        .block(PATIENCE))
                .hasMessageContaining("x");
        assertThatThrownBy(() -> models.using("flowers", Optional.empty(), model -> {
                            throw new IllegalStateException("y");
                        })
                        .block(PATIENCE))
                .hasMessage("y");
        models.using("flowers", Optional.empty(), model -> Mono.never())
                .subscribe()
                .dispose();
        disk.put("flowers", "1", "changed");
        scan();
        scan();
        assertThat(disk.opened.get(0).closed).hasValue(1);
        assertThat(disk.opened.get(1).closed).hasValue(0);
    }

    @Test
    void aFolderThatCannotBeReadChangesNothing() throws IOException {
        disk.put("flowers", "1", "first");
        scan();
        Files.move(disk.folder, parent.resolve("elsewhere"));
        Files.writeString(disk.folder, "no folder");
        scan();
        scan();
        scan();
        assertThat(word("flowers")).isEqualTo("first");
    }

    @Test
    void foldersOfLinksThatAreTurnedToAnotherPlaceAreRead() throws IOException {
        ModelsOnDisk elsewhere = new ModelsOnDisk(parent.resolve("data"));
        Path version = Files.createDirectories(disk.folder.resolve("flowers").resolve("1"));
        Path data = Files.createSymbolicLink(version.resolve("..data"), elsewhere.put("flowers", "1", "first"));
        for (String file : List.of("model.yaml", "model.fake")) {
            Files.createSymbolicLink(version.resolve(file), Path.of("..data", file));
        }
        scan();
        assertThat(word("flowers")).isEqualTo("first");
        Path next = new ModelsOnDisk(parent.resolve("next")).put("flowers", "1", "second");
        Files.delete(data);
        Files.createSymbolicLink(data, next);
        scan();
        scan();
        assertThat(word("flowers")).isEqualTo("second");
    }

    @Test
    void startingWaitsForAllThatLiesThereAndThenGoesOnLooking() {
        disk.putWithoutHash("flowers", "1", "first");
        disk.put("flowers", "2", "broken");
        models.start(Duration.ofMillis(50)).block(PATIENCE);
        assertThat(models.list()).extracting(ModelStatus::state).containsExactly(BROKEN, READY);
        disk.put("flowers", "3", "third");
        String answered = Flux.interval(Duration.ofMillis(20), Schedulers.boundedElastic())
                .map(tick -> word("flowers"))
                .filter("third"::equals)
                .blockFirst(PATIENCE);
        assertThat(answered).isEqualTo("third");
    }
}
