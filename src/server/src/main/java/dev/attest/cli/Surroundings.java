package dev.attest.cli;

import dev.attest.parts.Parts;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What commands reach the world through. */
record Surroundings(Console console, EmbeddedServer server, Map<String, String> environment, Waiting waiting) {

    static final String DATA = "ATTEST_DATA";
    static final String URL = "ATTEST_URL";
    static final String HOME = "ATTEST_HOME";
    static final String MODELS = "ATTEST_MODELS";
    static final String MODELS_SCAN = "ATTEST_MODELS_SCAN";
    static final String MAX_UPLOAD = "ATTEST_MAXUPLOAD";
    static final String REFUSALS_ACCEPTED = "ATTEST_REFUSALS_ACCEPTED";
    static final String REFUSALS_COLLECTIONS = "ATTEST_REFUSALS_COLLECTIONS";
    static final String PREDICTIONS_SAMPLING = "ATTEST_PREDICTIONS_SAMPLING";
    static final String PREDICTIONS_RETENTION = "ATTEST_PREDICTIONS_RETENTION";
    static final String PREDICTIONS_WINDOW = "ATTEST_PREDICTIONS_WINDOW";
    static final String EVAL_JAR = "ATTEST_EVAL_JAR";
    static final String EVALUATIONS_DATASETS = "ATTEST_EVALUATIONS_DATASETS";
    static final String EVALUATIONS_NIGHTLY = "ATTEST_EVALUATIONS_NIGHTLY";
    static final String EVALUATIONS_DATASET = "ATTEST_EVALUATIONS_DATASET";
    static final String EVALUATIONS_JUDGE = "ATTEST_EVALUATIONS_JUDGE";
    static final String EVALUATIONS_KEEP = "ATTEST_EVALUATIONS_KEEP";
    static final String JUDGE_URL = "ATTEST_JUDGE_BASE_URL";
    static final String JUDGE_MODEL = "ATTEST_JUDGE_MODEL";
    static final String JUDGE_KEY = "ATTEST_JUDGE_API_KEY";
    static final String TARGET_KEY = "ATTEST_TARGET_API_KEY";
    static final String PARSING_WORKERS = "ATTEST_PARSING_WORKERS";
    static final String PARSING_HEAP = "ATTEST_PARSING_HEAP";
    static final String PARSING_TIME = "ATTEST_PARSING_TIME";
    static final String TESSERACT = "ATTEST_TESSERACT";
    static final String TESSERACT_LANGUAGES = "ATTEST_TESSERACT_LANGUAGES";
    static final Path DEFAULT_DATA = Path.of("attest-data");

    Surroundings {
        environment = Map.copyOf(environment);
    }

    /**
     * The real parts these variables switch on.
     *
     * @throws dev.attest.parts.SettingsUnusable when they do not make a configuration
     */
    Parts parts() {
        return Parts.read(variable -> environment.get(variable.variable()));
    }

    /** A variable's value; an empty one counts as unset. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
