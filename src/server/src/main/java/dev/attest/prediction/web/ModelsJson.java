package dev.attest.prediction.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.attest.prediction.ModelCard;
import dev.attest.prediction.ModelStatus;
import dev.attest.problems.InvalidField;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A part of the listing; {@code nextCursor} is null at the end. */
record ModelsJson(List<SummaryJson> items, @Nullable String nextCursor) {

    /**
     * One model in short.
     *
     * @param description of the version that is latest, else of the newest whose card can be read; may be empty
     * @param versions newest first
     */
    record SummaryJson(String name, String description, List<ServedVersionJson> versions) {

        private static SummaryJson of(String name, List<ModelStatus> versions) {
            String description = versions.stream()
                    .filter(ModelStatus::latest)
                    .findFirst()
                    .flatMap(ModelStatus::card)
                    .or(() -> versions.stream()
                            .flatMap(status -> status.card().stream())
                            .findFirst())
                    .map(ModelCard::description)
                    .orElse("");
            return new SummaryJson(
                    name,
                    description,
                    versions.stream().map(ServedVersionJson::of).toList());
        }
    }

    /**
     * Models in the order of their names.
     *
     * @param statuses of a model one after the other
     * @param cursor where an earlier listing ended
     */
    static ModelsJson of(List<ModelStatus> statuses, int limit, Optional<String> cursor) {
        Map<String, List<ModelStatus>> models = statuses.stream()
                .collect(Collectors.groupingBy(ModelStatus::name, LinkedHashMap::new, Collectors.toList()));
        String last = cursor.map(ModelsJson::decoded).orElse("");
        List<SummaryJson> rest = models.entrySet().stream()
                .filter(model -> model.getKey().compareTo(last) > 0)
                .map(model -> SummaryJson.of(model.getKey(), model.getValue()))
                .toList();
        return rest.size() <= limit
                ? new ModelsJson(rest, null)
                : new ModelsJson(rest.subList(0, limit), encoded(rest.get(limit - 1)));
    }

    private static String encoded(SummaryJson last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(last.name().getBytes(UTF_8));
    }

    private static String decoded(String cursor) {
        try {
            String name = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
            if (ModelCard.isName(name)) {
                return name;
            }
        } catch (IllegalArgumentException e) {
            // Not base64, as little ours as any other name.
        }
        throw new InvalidField("cursor", "is not one that a listing returned");
    }
}
