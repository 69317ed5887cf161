package dev.attest.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.prediction.ModelsOnDisk.Watched;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Eight threads predict while versions come, break, change and go. */
class FolderModelsUnderLoadTest {

    private static final Rows ROW = new Rows(4, new double[] {5, 3.5, 1.4, .2});
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int THREADS = 8;
    private static final int CHANGES = 100;

    @TempDir
    Path folder;

    private final AtomicBoolean enough = new AtomicBoolean();
    private final AtomicLong answered = new AtomicLong();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

    @Test
    void noRequestFailsAndEveryVersionIsClosedOnce() throws Exception {
        var disk = new ModelsOnDisk(folder);
        disk.put("flowers", "1", "stays");
        var models = disk.models();
        models.scan().block(PATIENCE);
        var begun = new CountDownLatch(THREADS);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            var random = new Random(i);
            threads.add(new Thread(() -> predict(models, random, begun), "predicts-" + i));
        }
        threads.forEach(Thread::start);
        begun.await();
        change(disk, models, new Random(42));
        enough.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
        models.close();
        assertThat(failures).isEmpty();
        assertThat(answered.get()).isGreaterThan(CHANGES);
        assertThat(disk.opened)
                .hasSizeGreaterThan(CHANGES / 4)
                .allSatisfy(predictor -> assertThat(predictor.closed).hasValue(1));
    }

    /** Versions from 2 on are put, changed, spoilt, unloaded and taken away; version 1 stays. */
    private static void change(ModelsOnDisk disk, FolderModels models, Random random) {
        for (int i = 0; i < CHANGES; i++) {
            String version = String.valueOf(2 + random.nextInt(5));
            Path at = disk.folder.resolve("flowers").resolve(version);
            switch (random.nextInt(6)) {
                case 0, 1, 2 -> disk.put("flowers", version, "change " + i);
                case 3 -> disk.put("flowers", version, "spoilt " + i, ModelsOnDisk.hash("else"));
                case 4 ->
                    models.unload("flowers", Optional.of(version))
                            .onErrorComplete(ModelUnknown.class)
                            .blockLast(PATIENCE);
                default -> {
                    if (Files.exists(at)) {
                        ModelsOnDisk.delete(at);
                    }
                    models.load("flowers", Optional.empty()).blockLast(PATIENCE);
                }
            }
            models.scan().block(PATIENCE);
        }
    }

    private void predict(FolderModels models, Random random, CountDownLatch begun) {
        begun.countDown();
        while (!enough.get()) {
            boolean pinned = random.nextInt(4) == 0;
            String version = pinned ? String.valueOf(1 + random.nextInt(6)) : Models.LATEST;
            boolean hops = random.nextInt(4) == 0;
            try {
                models.using("flowers", Optional.of(version), model -> twice(model, hops))
                        .block(PATIENCE);
                answered.incrementAndGet();
            } catch (ModelUnknown | ModelUnavailable e) {
                if (version.equals("1") || !pinned) {
                    failures.add(e);
                }
            } catch (RuntimeException | AssertionError e) {
                failures.add(e);
            }
        }
    }

    /** The same version answers from the beginning of a request to its end. */
    private static Mono<Scores> twice(ServedModel model, boolean hops) {
        Mono<Scores> first = model.predictor().predict(ROW);
        return (hops ? first.publishOn(Schedulers.boundedElastic()) : first)
                .flatMap(scores -> model.predictor().predict(ROW))
                .doOnNext(scores -> {
                    assertThat(Objects.requireNonNull((Watched) model.predictor()).closed)
                            .hasValue(0);
                });
    }
}
