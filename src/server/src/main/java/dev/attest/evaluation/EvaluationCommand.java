package dev.attest.evaluation;

import dev.attest.evaluation.EvaluationRequest.Baseline;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Starts the eval command line. */
public interface EvaluationCommand {

    /** Why it cannot be started and what to do, in a sentence; empty when it can. */
    Optional<String> missing();

    /** The whole line: a program, and its arguments. */
    List<String> line(Run run);

    /**
     * What it is to do.
     *
     * @param server to ask
     * @param dataset a file
     * @param runs the folder below which it keeps the run, or finds one to go on with
     * @param baseline a {@code report.json}. The one before is compared with if it can be: after a new dataset or a new form
     *     of reports no night would have a report otherwise. One that was named must be compared with
     */
    record Run(URI server, Path dataset, EvaluationRequest request, Path runs, Optional<Path> baseline) {

        /** As {@code attest eval} takes them. */
        public List<String> arguments() {
            var arguments = new ArrayList<>(List.of(
                    "run",
                    "--url",
                    server.toString(),
                    "--dataset",
                    dataset.toString(),
                    "--judge",
                    request.judge().name().toLowerCase(Locale.ROOT),
                    "--runs",
                    runs.toString(),
                    "--progress",
                    "json",
                    "--baseline",
                    baseline.map(Path::toString).orElse("none")));
            if (baseline.isPresent() && request.baseline().kind() == Baseline.Kind.LAST) {
                arguments.add("--no-require-baseline");
            }
            if (!request.selfTests()) {
                arguments.add("--no-self-tests");
            }
            if (!request.metrics().isEmpty()) {
                arguments.addAll(List.of("--metrics", String.join(",", request.metrics())));
            }
            request.limit().ifPresent(limit -> arguments.addAll(List.of("--limit", limit.toString())));
            return List.copyOf(arguments);
        }
    }
}
