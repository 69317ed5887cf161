package dev.attest.bench.predict;

import com.sun.management.OperatingSystemMXBean;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.Predictor;
import dev.attest.prediction.Rows;
import dev.attest.prediction.onnx.OnnxFormat;
import dev.attest.prediction.yaml.YamlCards;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The model alone, in this process: batches of 1,000 rows, one after the other.
 *
 * @param rowsPerCoreSecond rows by processor time of the whole process, so that work on other threads counts too
 */
record ModelCall(Ratio rowsPerCoreSecond) {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** @param turn how long each round lasts; the first is not counted */
    static ModelCall measure(Path home, int rounds, Duration turn) {
        Path folder = home.resolve("models/iris/1");
        ModelCard card = YamlCards.read(folder.resolve(ModelCard.CARD_FILE));
        Rows rows = new Rows(card.features().size(), Requests.values(Requests.BATCH));
        try (Predictor predictor = new OnnxFormat().open(card, folder.resolve(card.file()))) {
            round(predictor, rows, turn);
            List<Double> rates = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                rates.add(round(predictor, rows, turn));
            }
            return new ModelCall(Ratio.of(rates));
        }
    }

    private static double round(Predictor predictor, Rows rows, Duration turn) {
        long processor = SYSTEM.getProcessCpuTime();
        long end = System.nanoTime() + turn.toNanos();
        long done = 0;
        while (System.nanoTime() < end) {
            predictor.predict(rows).block();
            done += rows.count();
        }
        return done * 1e9 / (SYSTEM.getProcessCpuTime() - processor);
    }
}
