package dev.attest.retrieval.web;

import dev.attest.documents.Forbidden;
import dev.attest.retrieval.VectorLegs;
import dev.attest.tenancy.Principal;
import dev.attest.tenancy.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Indexes")
class IndexController {

    private static final URI FOLLOW = URI.create("/indexes/vectors");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final VectorLegs vectors;

    IndexController(VectorLegs vectors) {
        this.vectors = vectors;
    }

    @Operation(operationId = "vectorIndex", summary = "Look at the vector index", description = "For owners.")
    @GetMapping(path = "/indexes/vectors", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<VectorIndexJson> look(Principal by) {
        return owner(by).then(Mono.fromSupplier(this::now));
    }

    @Operation(
            operationId = "rebuildVectorIndex",
            summary = "Empty the vector index and build it again from the ledger",
            description =
                    "For owners. Answers are by keywords alone until the state is current; what has a vector in the"
                            + " ledger is not embedded again. Without a vector index that serves nothing happens.")
    @PostMapping(path = "/indexes/vectors/rebuild", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<VectorIndexJson>> rebuild(Principal by) {
        return owner(by)
                .then(begun())
                .then(Mono.fromSupplier(
                        () -> ResponseEntity.accepted().location(FOLLOW).body(now())));
    }

    /** An index that is away is emptied when it is back. */
    private Mono<Void> begun() {
        return vectors.rebuild().next().then().timeout(PATIENCE, Mono.empty());
    }

    private VectorIndexJson now() {
        return vectors.serving().map(VectorIndexJson::of).orElse(VectorIndexJson.NONE);
    }

    private static Mono<Void> owner(Principal by) {
        return by.is(Role.OWNER)
                ? Mono.empty()
                : Mono.error(new Forbidden("Only an owner may look at indexes and rebuild them"));
    }
}
