package dev.attest.eval.cli;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.calibration.Calibration;
import dev.attest.eval.calibration.Calibrations;
import dev.attest.eval.calibration.LabelFiles;
import dev.attest.eval.calibration.Labels;
import dev.attest.eval.judges.OpenJudge;
import dev.attest.eval.judges.TrivialJudges;
import dev.attest.eval.reports.JudgeError;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures a judge against what people said. */
@Command(
        name = "calibrate",
        mixinStandardHelpOptions = true,
        description = {
            "Holds the judge against people's labels, beside judges that do not read.",
            "How often it is right, how sure it is, and from which support on to believe it."
        },
        footer = {"", "Exit code: 0 when the judge was asked about every label, else 2."})
final class CalibrateJudge implements Callable<Integer> {

    private static final String FILE = ".json";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private JudgeOptions judging = new JudgeOptions();

    @Option(
            names = "--labels",
            required = true,
            paramLabel = "FILE|DIR",
            description = {
                "Labels in JSON Lines: claims (id, source, claim, supported; group or document names what claims share)",
                "or pairs (id, instruction, output1, output2, better). Of a folder, every *.jsonl in its folder groundedness,",
                "else in itself."
            })
    private Path labels = Path.of(".");

    @Option(names = "--json", description = "Print one JSON object a line; the tables go to the error stream.")
    private boolean json;

    @Option(
            names = "--misses",
            paramLabel = "N",
            description = "List as many labels that the judge got wrong, on the error stream, the surest first.")
    private int misses;

    @Option(
            names = "--out",
            paramLabel = "FILE|DIR",
            description = {
                "Keep the judge's errors on claims: in a file named *.json, or in a folder under the judge's name",
                "(of several files of labels, each in a folder of its own). Runs read eval/calibrations."
            })
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        List<Labels> files = LabelFiles.read(labels);
        checkOut(files);
        int count = files.stream().mapToInt(Labels::size).sum();
        try (OpenJudge open = judging.open()) {
            var counting = new Counting(spec.commandLine().getErr(), "judged", count);
            Calibration calibration = Calibration.of(
                    files, open.judge(), open.synthetic(), TrivialJudges.all(), judging.parallel(), counting::step);
            print(calibration);
            keep(calibration.errors());
        }
        return 0;
    }

    private void print(Calibration calibration) {
        PrintWriter lines = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (json) {
            calibration.json().forEach(lines::println);
        }
        calibration.table().forEach((json ? err : lines)::println);
        calibration.misses(misses).forEach(err::println);
    }

    private void checkOut(List<Labels> files) {
        long claims = files.stream().filter(Labels.Claims.class::isInstance).count();
        if (out != null && claims == 0) {
            throw new EvalFailure("--out keeps errors on claims, and %s holds pairs alone.".formatted(labels));
        }
        if (out != null && isFile(out) && claims > 1) {
            throw new EvalFailure("%s holds %d files of claims: name a folder with --out, for a calibration each."
                    .formatted(labels, claims));
        }
    }

    private void keep(List<JudgeError> errors) throws IOException {
        if (out == null) {
            return;
        }
        for (JudgeError error : errors) {
            Path folder = errors.size() == 1 ? out : out.resolve(error.labels());
            Path file = isFile(out) ? out : folder.resolve(Calibrations.fileName(error.judge()));
            Calibrations.write(error, file);
            spec.commandLine().getErr().println("attest: kept " + file);
        }
    }

    private static boolean isFile(Path path) {
        return path.toString().endsWith(FILE);
    }
}
