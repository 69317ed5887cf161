package dev.attest.documents.web;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import dev.attest.documents.Collections;
import dev.attest.documents.web.CollectionJson.AccessChange;
import dev.attest.documents.web.CollectionJson.CollectionsJson;
import dev.attest.documents.web.CollectionJson.NewCollection;
import dev.attest.problems.InvalidField;
import dev.attest.tenancy.Principal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Collections")
class CollectionController {

    private final Collections collections;

    CollectionController(Collections collections) {
        this.collections = collections;
    }

    @Operation(operationId = "createCollection", summary = "Create a collection")
    @PostMapping(path = "/collections", consumes = APPLICATION_JSON_VALUE, produces = APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<CollectionJson>> create(Principal by, @Valid @RequestBody NewCollection collection) {
        return collections
                .create(by, collection.name(), collection.access())
                .map(CollectionJson::of)
                .map(created -> ResponseEntity.created(URI.create("/collections/" + created.name()))
                        .body(created));
    }

    @Operation(operationId = "listCollections", summary = "List collections")
    @GetMapping(path = "/collections", produces = APPLICATION_JSON_VALUE)
    Mono<CollectionsJson> list(Principal by) {
        return collections
                .readable(by)
                .map(readable -> new CollectionsJson(
                        readable.stream().map(CollectionJson::of).toList()));
    }

    @Operation(operationId = "collection", summary = "Look at a collection")
    @GetMapping(path = "/collections/{name}", produces = APPLICATION_JSON_VALUE)
    Mono<CollectionJson> collection(Principal by, @PathVariable String name) {
        return collections.find(by, name).map(CollectionJson::of);
    }

    @Operation(
            operationId = "changeCollection",
            summary = "Change who may read and write a collection",
            description = "What is left out stays as it is.")
    @PatchMapping(path = "/collections/{name}", consumes = APPLICATION_JSON_VALUE, produces = APPLICATION_JSON_VALUE)
    Mono<CollectionJson> change(Principal by, @PathVariable String name, @Valid @RequestBody AccessChange change) {
        return collections
                .change(by, name, change.readerSet(), change.writerSet())
                .map(CollectionJson::of);
    }

    @Operation(operationId = "deleteCollection", summary = "Delete a collection with everything in it")
    @DeleteMapping("/collections/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> delete(
            Principal by, @PathVariable String name, @RequestParam(required = false) @Nullable String confirm) {
        return collections
                .find(by, name)
                .filter(found -> found.name().equals(confirm))
                .switchIfEmpty(Mono.error(() -> new InvalidField(
                        "confirm", "must repeat the collection's name, because everything in it will be gone")))
                .flatMap(found -> collections.delete(by, found.name()));
    }
}
