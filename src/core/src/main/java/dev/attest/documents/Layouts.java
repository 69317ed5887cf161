package dev.attest.documents;

import dev.attest.tenancy.Principal;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** The pages of the ledger. Only those a span touches are read. */
public interface Layouts {

    /**
     * Where spans stand, all of them in one look. What stands on no page, or in a document that the principal may not
     * read now, is left out.
     */
    Mono<Map<Place, Placement>> find(Principal by, Collection<Place> places);

    /**
     * Where a span of a document stands; in the active version when none is named.
     *
     * @return fails with {@link UnknownDocument}, also for a version without a text, and with {@link SpanOutOfText}
     */
    Mono<Placed> find(Principal by, UUID id, Optional<Integer> version, Span span);

    /** Some characters of a version's stored text. */
    record Place(VersionKey version, Span span) {}

    /** A place, and where it stands; nowhere in a format without pages. */
    record Placed(Place place, Optional<Placement> placement) {}
}
