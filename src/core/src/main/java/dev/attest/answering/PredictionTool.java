package dev.attest.answering;

import static java.util.stream.Collectors.joining;

import dev.attest.prediction.Feature;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.ModelUnavailable;
import dev.attest.prediction.ModelUnknown;
import dev.attest.prediction.Models;
import dev.attest.prediction.Predicting;
import dev.attest.prediction.RowBuilder;
import dev.attest.prediction.Rows;
import dev.attest.prediction.RowsRefused;
import dev.attest.prediction.RowsRefused.Mistake;
import dev.attest.tenancy.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import reactor.core.publisher.Mono;

/** Lets whoever writes an answer ask a classic model for a prediction; it is logged and watched like any other. */
public final class PredictionTool {

    private final Models models;
    private final Predicting predicting;

    public PredictionTool(Models models, Predicting predicting) {
        this.models = models;
        this.predicting = predicting;
    }

    /**
     * What a model predicts from these inputs. What can be put right by asking otherwise is {@link Consultation.Refused};
     * other failures are those of the model.
     *
     * @param version as its folder is called; empty for the newest
     * @param inputs by feature: numbers, and names for categories
     */
    public Mono<Consultation> predict(Principal by, String model, Optional<String> version, Map<String, ?> inputs) {
        return models.using(
                        model,
                        version,
                        served -> Mono.fromCallable(() -> row(served.card(), inputs))
                                .flatMap(rows -> predicting.predict(by, served, rows)))
                .<Consultation>map(predicted -> new Consultation.Given(PredictionSource.of(predicted, 0)))
                .onErrorResume(PredictionTool::refused);
    }

    private static Rows row(ModelCard card, Map<String, ?> inputs) {
        var row = new RowBuilder(card, 1);
        inputs.forEach((name, value) -> {
            int feature = row.index(name);
            if (feature < 0) {
                return;
            }
            if (value instanceof Number number) {
                row.number(feature, number.doubleValue());
            } else if (value instanceof CharSequence text) {
                row.text(feature, text.toString());
            } else {
                row.refused(feature, "must be a number or a text");
            }
        });
        row.endRow();
        return row.build();
    }

    private static Mono<Consultation> refused(Throwable e) {
        if (e instanceof RowsRefused rows) {
            return Mono.just(new Consultation.Refused(mistakes(rows) + ". " + accepted(rows.card())));
        }
        if (e instanceof RejectedExecutionException) {
            return Mono.just(new Consultation.Refused("The model is busy; ask again later."));
        }
        return e instanceof ModelUnknown || e instanceof ModelUnavailable
                ? Mono.just(new Consultation.Refused(String.valueOf(e.getMessage())))
                : Mono.error(e);
    }

    private static String mistakes(RowsRefused refused) {
        return refused.mistakes().stream().map(PredictionTool::told).collect(joining("; "));
    }

    /** Without the row, of which there is only one. */
    private static String told(Mistake mistake) {
        return (mistake.field().isEmpty() ? "The row" : mistake.field()) + " " + mistake.message();
    }

    private static String accepted(ModelCard card) {
        return "The model %s %s takes %s."
                .formatted(
                        card.name(),
                        card.version(),
                        card.features().stream().map(PredictionTool::described).collect(joining(", ")));
    }

    private static String described(Feature feature) {
        String what = feature.kind() == Feature.Kind.CATEGORY
                ? "one of " + String.join(", ", feature.values())
                : feature.kind() == Feature.Kind.INTEGER ? "a whole number" : "a number";
        return feature.name() + " (" + what
                + feature.unit().map(unit -> " in " + unit).orElse("") + ")";
    }
}
