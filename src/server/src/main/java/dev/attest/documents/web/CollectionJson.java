package dev.attest.documents.web;

import dev.attest.documents.Collection;
import dev.attest.tenancy.Access;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A collection.
 *
 * @param readers names, {@code group:<name>}, or {@code *} for everybody
 * @param writers as readers; writers can read, and owners can do both
 * @param corpusVersion number of its newest change
 */
record CollectionJson(String name, List<String> readers, List<String> writers, long corpusVersion, Instant createdAt) {

    static CollectionJson of(Collection collection) {
        return new CollectionJson(
                collection.name(),
                collection.access().readers().stream().sorted().toList(),
                collection.access().writers().stream().sorted().toList(),
                collection.sequence(),
                collection.createdAt());
    }

    record CollectionsJson(List<CollectionJson> items) {}

    /**
     * A collection to create.
     *
     * @param readers everybody when left out
     * @param writers owners only when left out
     */
    record NewCollection(
            @NotNull @Pattern(
                    regexp = Collection.NAME_PATTERN,
                    message = "must be 1 to 63 lower-case letters, digits, hyphens or underscores,"
                            + " beginning with a letter or digit")
            String name,

            @Nullable @Size(max = 100) List<@NotBlank @Size(max = 255) String> readers,
            @Nullable @Size(max = 100) List<@NotBlank @Size(max = 255) String> writers) {

        Access access() {
            var named = new AccessChange(readers, writers);
            return new Access(
                    named.readerSet().orElse(Set.of(Access.EVERYBODY)),
                    named.writerSet().orElse(Set.of()));
        }
    }

    /** Who may use a collection from now on; what is left out stays. */
    record AccessChange(
            @Nullable @Size(max = 100) List<@NotBlank @Size(max = 255) String> readers,
            @Nullable @Size(max = 100) List<@NotBlank @Size(max = 255) String> writers) {

        Optional<Set<String>> readerSet() {
            return Optional.ofNullable(readers).map(Set::copyOf);
        }

        Optional<Set<String>> writerSet() {
            return Optional.ofNullable(writers).map(Set::copyOf);
        }
    }
}
