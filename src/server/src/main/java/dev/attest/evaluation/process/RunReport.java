package dev.attest.evaluation.process;

import dev.attest.evaluation.MainFigure;
import dev.attest.evaluation.ReportFile;
import dev.attest.evaluation.Turns.Failed;
import dev.attest.evaluation.Turns.Outcome;
import dev.attest.evaluation.Turns.Reported;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of a finished run. */
final class RunReport {

    /** All of them are kept in one transaction. */
    static final long LARGEST = 32L << 20;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Of all samples, as {@code report.json} calls them. */
    private static final String ALL = "all";

    private RunReport() {}

    /**
     * Takes them in.
     *
     * @param named the folder, as the command said it
     * @param runs below which it must lie
     */
    static Outcome read(Path named, Path runs, boolean passed) throws IOException {
        Path folder = runs.resolve(named).toRealPath();
        if (!folder.startsWith(runs.toRealPath())) {
            return new Failed("The run lies outside its folder: " + named);
        }
        var files = new EnumMap<ReportFile, byte[]>(ReportFile.class);
        for (ReportFile file : ReportFile.values()) {
            Path path = folder.resolve(file.fileName());
            if (!Files.isRegularFile(path)) {
                return new Failed("The run wrote no " + file.fileName());
            }
            if (Files.size(path) > LARGEST) {
                return new Failed(file.fileName() + " is larger than " + LARGEST + " bytes; set a limit");
            }
            files.put(file, Files.readAllBytes(path));
        }
        try {
            JsonNode report = JSON.readTree(files.get(ReportFile.JSON));
            return new Reported(passed, report.path("comparison").isObject(), figures(report), files);
        } catch (JacksonException | IllegalArgumentException e) {
            return new Failed("The run's report.json cannot be read");
        }
    }

    /** Of each metric its main aggregate, which is the first one that it names. */
    static List<MainFigure> figures(JsonNode report) {
        Map<String, String> main = new HashMap<>();
        report.path("metrics")
                .forEach(metric -> main.put(
                        metric.path("name").asString(),
                        metric.path("aggregates").path(0).asString()));
        Map<String, MainFigure> figures = new LinkedHashMap<>();
        for (JsonNode figure : report.path("figures")) {
            String metric = figure.path("metric").asString();
            if (figure.path("slice").asString().equals(ALL)
                    && figure.path("aggregate").asString().equals(main.get(metric))) {
                figures.put(metric, figure(metric, figure));
            }
        }
        return List.copyOf(figures.values());
    }

    private static MainFigure figure(String metric, JsonNode figure) {
        int measured = figure.path("measured").asInt();
        int wanted = measured + figure.path("unmeasured").asInt();
        return new MainFigure(
                metric,
                number(figure.path("value")),
                number(figure.path("low")),
                number(figure.path("high")),
                wanted == 0 ? 1 : (double) measured / wanted);
    }

    private static @Nullable Double number(JsonNode value) {
        return value.isNumber() ? value.asDouble() : null;
    }
}
