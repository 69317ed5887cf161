package dev.attest.cli;

import dev.attest.parts.Spelling;
import dev.attest.parts.Variable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which variables are set and what they come to. Values of variables not known here are never shown: they may be secrets. */
final class ConfiguredChecks {

    private static final String AREA = "configured";
    static final Set<String> HONOURED =
            Set.of(Surroundings.DATA, Surroundings.URL, Surroundings.HOME, Surroundings.MODELS);
    /** How files are taken in and read, models looked for, predictions kept and evaluations run; shown when they are set. */
    static final Set<String> SHOWN = Set.of(
            Surroundings.MAX_UPLOAD,
            Surroundings.MODELS_SCAN,
            Surroundings.REFUSALS_ACCEPTED,
            Surroundings.REFUSALS_COLLECTIONS,
            Surroundings.PREDICTIONS_SAMPLING,
            Surroundings.PREDICTIONS_RETENTION,
            Surroundings.PREDICTIONS_WINDOW,
            Surroundings.EVAL_JAR,
            Surroundings.EVALUATIONS_DATASETS,
            Surroundings.EVALUATIONS_NIGHTLY,
            Surroundings.EVALUATIONS_DATASET,
            Surroundings.EVALUATIONS_JUDGE,
            Surroundings.EVALUATIONS_KEEP,
            Surroundings.JUDGE_URL,
            Surroundings.JUDGE_MODEL,
            Surroundings.JUDGE_KEY,
            Surroundings.TARGET_KEY,
            Surroundings.PARSING_WORKERS,
            Surroundings.PARSING_HEAP,
            Surroundings.PARSING_TIME,
            Surroundings.TESSERACT,
            Surroundings.TESSERACT_LANGUAGES);

    /** Of those: said to be set, and no more. */
    private static final Set<String> SECRET = Set.of(Surroundings.JUDGE_KEY, Surroundings.TARGET_KEY);

    private ConfiguredChecks() {}

    static List<Check> all(Surroundings surroundings, ServerChoice choice) {
        List<Check> checks = new ArrayList<>();
        String folder =
                choice.data.folder(surroundings).toAbsolutePath().normalize().toString();
        String origin = choice.data.given != null
                ? "--data"
                : surroundings.variable(Surroundings.DATA).isPresent() ? "set" : "unset, default";
        checks.add(Check.ok(AREA, Surroundings.DATA, "%s (%s)".formatted(folder, origin)));
        checks.add(url(surroundings, choice));
        checks.add(Check.ok(
                AREA,
                Surroundings.HOME,
                surroundings.variable(Surroundings.HOME).orElse("unset")));
        checks.add(models(surroundings));
        surroundings.environment().keySet().stream()
                .filter(name -> name.startsWith("ATTEST_") && !HONOURED.contains(name))
                .sorted()
                .map(name -> other(surroundings, name))
                .forEach(checks::add);
        return checks;
    }

    /** As the server finds it. */
    private static Check models(Surroundings surroundings) {
        boolean set = surroundings.variable(Surroundings.MODELS).isPresent();
        Path folder = Installation.models(surroundings);
        String detail = "%s (%s)".formatted(folder.toAbsolutePath().normalize(), set ? "set" : "unset, default");
        return Files.isDirectory(folder)
                ? Check.ok(AREA, Surroundings.MODELS, detail)
                : Check.note(
                        AREA, Surroundings.MODELS, detail + ", not there", "Models are served once it holds some.");
    }

    private static Check other(Surroundings surroundings, String name) {
        Optional<Variable> variable = Variable.named(name);
        if (variable.isPresent()) {
            return part(surroundings, variable.get());
        }
        Variable meant = Spelling.doubtful(surroundings.environment()).get(name);
        if (meant != null) {
            return Check.note(
                    AREA, name, "set, value not shown", "Nobody reads it; was %s meant?".formatted(meant.variable()));
        }
        return SHOWN.contains(name)
                ? shown(name, surroundings.variable(name).orElse(""))
                : Check.note(AREA, name, "set, value not shown", "This command does not use it; check its spelling.");
    }

    private static Check shown(String name, String value) {
        boolean secret = SECRET.contains(name) || (name.equals(Surroundings.JUDGE_URL) && mayHoldPassword(value));
        return Check.ok(AREA, name, value.isEmpty() ? "empty, default" : secret ? "set, value not shown" : value);
    }

    private static Check part(Surroundings surroundings, Variable variable) {
        String value = surroundings.variable(variable.variable()).orElse("");
        if (value.isEmpty()) {
            return Check.ok(AREA, variable.variable(), "empty, default");
        }
        boolean shown = !variable.secret() && !mayHoldPassword(value);
        return Check.ok(AREA, variable.variable(), shown ? value : "set, value not shown");
    }

    /** One may have been put into any address. */
    private static boolean mayHoldPassword(String value) {
        return value.contains("@") || value.contains("?");
    }

    private static Check url(Surroundings surroundings, ServerChoice choice) {
        try {
            return choice.named(surroundings)
                    .map(url -> Check.ok(AREA, Surroundings.URL, url + (choice.url == null ? " (set)" : " (--url)")))
                    .orElse(Check.ok(AREA, Surroundings.URL, "unset, the local server"));
        } catch (InputUnusable e) {
            return Check.broken(AREA, Surroundings.URL, "not an address", e.sentence());
        }
    }
}
