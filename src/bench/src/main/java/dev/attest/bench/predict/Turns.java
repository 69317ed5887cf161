package dev.attest.bench.predict;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Puts both servers under the same loads in turns, so that whatever else the machine does meets both alike. */
final class Turns {

    private final ServerUnderLoad product;
    private final ServerUnderLoad bare;
    private final Duration turn;
    private final Consumer<String> progress;

    /** @param turn how long each system is under load in a round */
    Turns(ServerUnderLoad product, ServerUnderLoad bare, Duration turn, Consumer<String> progress) {
        this.product = product;
        this.bare = bare;
        this.turn = turn;
        this.progress = progress;
    }

    /** Every scenario's rounds, after both systems have had time to be compiled. */
    Map<Scenario, List<Round>> run(int rounds, Duration warmUp) throws IOException {
        Map<Scenario, List<Round>> results = new LinkedHashMap<>();
        for (Scenario scenario : Scenario.all()) {
            results.put(scenario, new ArrayList<>());
        }
        progress.accept("warming up");
        for (Scenario scenario : results.keySet()) {
            Duration share = warmUp.dividedBy(2L * results.size());
            turn(product, scenario, share);
            turn(bare, scenario, share);
        }
        for (int round = 0; round < rounds; round++) {
            progress.accept("round " + (round + 1) + " of " + rounds);
            for (Map.Entry<Scenario, List<Round>> result : results.entrySet()) {
                result.getValue().add(round(result.getKey(), round % 2 == 0));
            }
        }
        return results;
    }

    private Round round(Scenario scenario, boolean productFirst) throws IOException {
        Turn first = turn(productFirst ? product : bare, scenario, turn);
        Turn second = turn(productFirst ? bare : product, scenario, turn);
        Turn ours = productFirst ? first : second;
        Turn theirs = productFirst ? second : first;
        return new Round(ours.load, theirs.load, ours.cpuMicros, theirs.cpuMicros);
    }

    private record Turn(LoadResult load, double cpuMicros) {}

    private static Turn turn(ServerUnderLoad server, Scenario scenario, Duration time) throws IOException {
        byte[] request = Requests.post(server.url(), scenario.rows());
        Duration before = server.processorTime();
        LoadResult result = Load.run(server.url(), request, scenario.connections(), time.toNanos());
        double micros = server.processorTime().minus(before).toNanos() / 1e3;
        return new Turn(result, micros / Math.max(1, result.requests()));
    }
}
