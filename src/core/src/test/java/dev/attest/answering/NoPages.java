package dev.attest.answering;

import dev.attest.documents.Layouts;
import dev.attest.documents.Placement;
import dev.attest.documents.Span;
import dev.attest.tenancy.Principal;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Documents of formats without pages. */
final class NoPages implements Layouts {

    @Override
    public Mono<Map<Place, Placement>> find(Principal by, Collection<Place> places) {
        return Mono.just(Map.of());
    }

    @Override
    public Mono<Placed> find(Principal by, UUID id, Optional<Integer> version, Span span) {
        return Mono.error(new UnsupportedOperationException());
    }
}
