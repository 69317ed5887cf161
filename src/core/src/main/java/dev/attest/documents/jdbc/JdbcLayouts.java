package dev.attest.documents.jdbc;

import static java.util.stream.Collectors.toSet;

import dev.attest.documents.Layouts;
import dev.attest.documents.Placement;
import dev.attest.documents.Span;
import dev.attest.documents.SpanOutOfText;
import dev.attest.documents.VersionKey;
import dev.attest.ledger.jdbc.Database;
import dev.attest.tenancy.Principal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import reactor.core.publisher.Mono;

final class JdbcLayouts implements Layouts {

    private final Database database;

    JdbcLayouts(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Map<Place, Placement>> find(Principal by, Collection<Place> places) {
        if (places.isEmpty()) {
            return Mono.just(Map.of());
        }
        return database.transact(jdbc -> {
            Set<UUID> visible = visible(
                    jdbc,
                    by,
                    places.stream().map(place -> place.version().documentId()).collect(toSet()));
            var found = new HashMap<Place, Placement>();
            for (Place place : places) {
                if (visible.contains(place.version().documentId())) {
                    placement(jdbc, place).ifPresent(placement -> found.put(place, placement));
                }
            }
            return found;
        });
    }

    private static Set<UUID> visible(JdbcClient jdbc, Principal by, Set<UUID> documents) {
        return new HashSet<>(jdbc.sql("select d.id from document d join collection c on c.id = d.collection_id"
                        + " where d.id in (:ids) and " + Permission.VISIBLE)
                .params(Permission.of(by))
                .param("ids", documents)
                .query(UUID.class)
                .list());
    }

    private static Optional<Placement> placement(JdbcClient jdbc, Place place) {
        return Placement.of(PageRows.touched(jdbc, place.version(), place.span()), place.span());
    }

    @Override
    public Mono<Placed> find(Principal by, UUID id, Optional<Integer> version, Span span) {
        return database.transact(jdbc -> {
            VersionKey key = new VersionKey(id, JdbcDocuments.number(JdbcDocuments.one(jdbc, by, id), version));
            int length = jdbc.sql("select body_length from document_version"
                            + " where document_id = :id and number = :number and body_length is not null")
                    .param("id", id)
                    .param("number", key.version())
                    .query(Integer.class)
                    .optional()
                    .orElseThrow(() -> JdbcDocuments.unknownVersion(id, version));
            if (span.end() > length) {
                throw new SpanOutOfText(span, length);
            }
            Place place = new Place(key, span);
            return new Placed(place, placement(jdbc, place));
        });
    }
}
