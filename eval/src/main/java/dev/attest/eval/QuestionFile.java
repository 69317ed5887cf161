package dev.attest.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads questions from JSON Lines, one {@link Sample} a line. */
final class QuestionFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private QuestionFile() {}

    /** All questions, in order; {@link EvalFailure} names the line that cannot be used. */
    static List<Sample> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new EvalFailure("there is no file of questions at " + file + "; name one with --questions.");
        }
        List<Sample> questions = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (!line.isBlank()) {
                Sample question = question(line, file + ", line " + number);
                if (!ids.add(question.id())) {
                    throw new EvalFailure(
                            "%s, line %d: the id %s was used before.".formatted(file, number, question.id()));
                }
                questions.add(question);
            }
        }
        if (questions.isEmpty()) {
            throw new EvalFailure(file + " holds no questions.");
        }
        return questions;
    }

    private static Sample question(String line, String place) {
        try {
            return JSON.readValue(line, Sample.class);
        } catch (JacksonException e) {
            throw new EvalFailure(place + ": " + e.getOriginalMessage());
        }
    }
}
