package dev.attest.eval.calibration;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.Judge;
import dev.attest.eval.reports.JudgeError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Calibrations kept in a folder, one file a judge, named after it. */
public final class Calibrations {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private Calibrations() {}

    /**
     * The judge's calibration; empty when the folder, or a file for this very judge, is not there.
     *
     * @throws EvalFailure when the judge's file is there and cannot be used; names it
     */
    public static Optional<JudgeError> find(Path folder, Judge judge) {
        Path file = folder.resolve(fileName(judge.name()));
        return Files.exists(file)
                ? Optional.of(read(file)).filter(error -> error.judge().equals(judge.name()))
                : Optional.empty();
    }

    /** Keeps a calibration; a file that is there is replaced at one stroke. */
    public static void write(JudgeError error, Path file) throws IOException {
        Path place = file.toAbsolutePath();
        Path folder = place.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path beside = place.resolveSibling("." + place.getFileName() + ".new");
        Files.writeString(beside, JSON.writeValueAsString(error) + "\n");
        Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Where the calibration of a judge of this name is kept: the name with {@code -} for what file names had better not hold. */
    public static String fileName(String judge) {
        return judge.replaceAll("[^A-Za-z0-9._-]+", "-").replaceFirst("^\\.+", "") + ".json";
    }

    /**
     * The calibration in a file, whichever judge it is about.
     *
     * @throws EvalFailure when there is none that can be used; names the file
     */
    public static JudgeError read(Path file) {
        try {
            JudgeError error = JSON.readValue(Files.readString(file), JudgeError.class);
            String wrong = wrong(error);
            if (!wrong.isEmpty()) {
                throw new EvalFailure("%s is no calibration: %s; write it again with attest eval calibrate --out."
                        .formatted(file, wrong));
            }
            return error;
        } catch (JacksonException e) {
            throw new EvalFailure(
                    "%s is no calibration this version can read: %s".formatted(file, e.getOriginalMessage()));
        } catch (IOException e) {
            throw new EvalFailure("%s cannot be read: %s".formatted(file, e.getMessage()));
        }
    }

    private static String wrong(JudgeError error) {
        if (!error.kind().equals(Errors.CLAIMS)) {
            return "it is about %s, and corrections need claims".formatted(error.kind());
        }
        int least = Math.min(
                Math.min(error.truePositives(), error.falsePositives()),
                Math.min(error.trueNegatives(), error.falseNegatives()));
        int counted = error.truePositives()
                + error.falsePositives()
                + error.trueNegatives()
                + error.falseNegatives()
                + error.unmeasured();
        return least < 0 || error.unmeasured() < 0 || counted != error.labelled()
                ? "its counts do not add up to its %d labels".formatted(error.labelled())
                : "";
    }
}
