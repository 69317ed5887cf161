package dev.attest.eval.judges;

import dev.attest.eval.ClaimVerdict;
import dev.attest.eval.Judge;
import dev.attest.eval.Judged;
import dev.attest.eval.Rating;
import dev.attest.eval.Rubric;
import dev.attest.eval.models.LanguageModel;
import dev.attest.eval.models.ModelSettings.Structure;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * Asks a language model, in the words of the files below {@code rubrics-1}: anchored levels and worked examples, in the
 * manner of G-Eval (Liu et al., 2023) and Prometheus (Kim et al., 2024), claims in that of FActScore (Min et al., 2023).
 *
 * <p>Texts are data between marks. Answers are held against a JSON Schema; one that cannot be used is asked for again, and
 * then nothing is measured, as when the model declines, is cut off or cannot be reached. What is too long for one call is
 * cut into several, see {@link Verifying}; what is rated is never cut, and not measured when it is too long.
 */
public final class LlmJudge implements Judge {

    private final LanguageModel model;
    private final Settings settings;
    private final Asking asking;
    private final Task claims;
    private final Verifying verifying;
    private final Map<Rubric, Task> rubrics = new EnumMap<>(Rubric.class);

    public LlmJudge(LanguageModel model, Settings settings) {
        this.model = model;
        this.settings = settings;
        this.asking = new Asking(model, settings.retries());
        this.claims = Task.of("claims", settings);
        this.verifying = new Verifying(asking, Task.of("verify", settings), settings.mostCharacters());
        for (Rubric rubric : Rubric.values()) {
            rubrics.put(rubric, Task.of(rubric.key(), settings));
        }
    }

    /**
     * How the model is asked.
     *
     * @param retries further tries when an answer cannot be used, from 0
     * @param mostCharacters most characters of texts in one call, from 2,000
     * @param temperature 0 to 2
     * @param maxTokens most tokens of an answer
     */
    public record Settings(
            Explain explain, int retries, int mostCharacters, double temperature, int seed, int maxTokens) {

        public static final Settings DEFAULT = new Settings(Explain.FIRST, 2, 24_000, 0, 7, 3_000);

        public Settings {
            if (retries < 0 || mostCharacters < 2_000 || !(temperature >= 0 && temperature <= 2) || maxTokens < 1) {
                throw new IllegalArgumentException(
                        "No settings of a judge: %d retries, %d characters, temperature %s, %d tokens"
                                .formatted(retries, mostCharacters, temperature, maxTokens));
            }
        }

        public Settings with(Explain other) {
            return new Settings(other, retries, mostCharacters, temperature, seed, maxTokens);
        }

        public Settings withRetries(int other) {
            return new Settings(explain, other, mostCharacters, temperature, seed, maxTokens);
        }
    }

    /**
     * The model, the prompts' version, when it explains, and how it is told the form of an answer unless by JSON Schema.
     * Where the model runs is left out: a model is named by who runs it. Retries are left out too: they decide how often it
     * comes to a verdict, which coverage shows, and not to which one.
     */
    @Override
    public String name() {
        String format = model.structure() == Structure.SCHEMA
                ? ""
                : " format-" + model.structure().name().toLowerCase(Locale.ROOT);
        return "llm %s %s %s%s"
                .formatted(model.name(), PromptFile.VERSION, settings.explain().key(), format);
    }

    @Override
    public Judged<List<String>> claims(String text) {
        Judged<List<String>> all = Judged.of(List.of());
        for (String piece : Portions.pieces(text, room(Map.of("answer", "")))) {
            if (!piece.isBlank()) {
                all = all.then(before -> asking.ask(claims, Map.of("answer", piece), LlmJudge::claims)
                        .then(more -> Judged.of(Portions.joined(before, more))));
            }
        }
        return all;
    }

    private static Judged<List<String>> claims(JsonNode answer) {
        return Judged.of(answer.path("claims")
                .valueStream()
                .map(claim -> claim.asString().strip())
                .filter(claim -> !claim.isEmpty())
                .toList());
    }

    @Override
    public Judged<List<ClaimVerdict>> verify(List<String> claims, List<String> texts) {
        return verifying.verify(claims, texts);
    }

    @Override
    public Judged<Rating> rate(Rubric rubric, Map<String, String> texts) {
        Map<String, String> shown = shown(rubric, texts);
        int characters = shown.values().stream().mapToInt(String::length).sum();
        if (characters > room(shown)) {
            return Judged.unmeasured("the texts have %,d characters, more than the %,d that fit into one call"
                    .formatted(characters, room(shown)));
        }
        return asking.ask(Objects.requireNonNull(rubrics.get(rubric)), shown, LlmJudge::rating);
    }

    private int room(Map<String, String> texts) {
        return settings.mostCharacters() - Task.overhead(texts);
    }

    /** As the rubric's file names them. */
    private static Map<String, String> shown(Rubric rubric, Map<String, String> texts) {
        var shown = new LinkedHashMap<String, String>();
        for (String name : rubric.texts()) {
            String label = switch (name) {
                case "first" -> "output A";
                case "second" -> "output B";
                default -> name;
            };
            shown.put(label, Objects.requireNonNull(texts.get(name), name));
        }
        return shown;
    }

    private static Judged<Rating> rating(JsonNode answer) {
        double level = switch (answer.path("verdict").asString("")) {
            case "A" -> 0;
            case "B" -> 1;
            case "tie" -> 0.5;
            default -> (answer.path("level").asInt() - 1) / 4.0;
        };
        return Judged.of(new Rating(level, answer.path("explanation").asString(), 1));
    }
}
