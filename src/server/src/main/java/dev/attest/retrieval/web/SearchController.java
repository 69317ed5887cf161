package dev.attest.retrieval.web;

import dev.attest.documents.Collection;
import dev.attest.retrieval.Query;
import dev.attest.retrieval.Retriever;
import dev.attest.tenancy.Principal;
import dev.attest.tenancy.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Ask")
class SearchController {

    private static final Duration TIME_ALLOWED = Duration.ofSeconds(30);

    private static final int LONGEST_FILTER = 8_192;
    private static final String FILTER =
            "Which documents to look in, as JSON: a key of the metadata with a value, or with"
                    + " $eq, $in, $gt, $gte, $lt and $lte; joined by $and, $or and $not. Keys of every document are title,"
                    + " sourceKey, collection, mediaType, createdAt and updatedAt. Values are compared with values of their own"
                    + " type; what lacks the key is met by $not only.";

    private final Retriever retriever;

    SearchController(Retriever retriever) {
        this.retriever = retriever;
    }

    @Operation(operationId = "search", summary = "Find passages", description = "Passages alone, best first.")
    @GetMapping(path = "/search", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<SearchJson> search(
            Principal by,
            @RequestParam @NotBlank @Size(max = Query.MAX_LENGTH) String q,
            @RequestParam(defaultValue = "") @Size(max = 100) List<@Pattern(regexp = Collection.NAME_PATTERN, message = "is not a collection's name") String>
                            collections,
            @RequestParam(defaultValue = "8") @Min(1) @Max(100) int topK,
            @Parameter(description = FILTER, example = "{\"year\": {\"$gte\": 2024}}")
                    @RequestParam(required = false)
                    @Size(max = LONGEST_FILTER) @Nullable String filter,
            @Parameter(description = "Whether to tell how it was looked for, and why each passage ranks where it does")
                    @RequestParam(defaultValue = "false")
                    boolean explain) {
        return retriever
                .retrieve(by, new Query(q, collections, topK, FilterParameter.read(filter), explain))
                .timeout(TIME_ALLOWED)
                .map(found -> SearchJson.of(found, by.is(Role.OWNER)));
    }
}
