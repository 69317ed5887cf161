package dev.attest.evaluation;

import dev.attest.tenancy.Principal;
import dev.attest.tenancy.Role;
import dev.attest.tenancy.Tenant;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * An evaluation each night, compared with the one before. It is asked for without looking whether it can be run, so that one
 * that cannot is found in the list in the morning, with its reason.
 *
 * @param at when it begins
 * @param zone where it is that time
 */
public record Nightly(LocalTime at, ZoneId zone, EvaluationRequest request) {

    /** Who asks for it. */
    public static final String NAME = "nightly";

    /**
     * Asks for the evaluation of the night that an instant lies in; of several servers that do, one succeeds.
     *
     * @param due when it begins, or later: it is asked for again after a failure
     * @return empty when that night has another one, since the settings were changed after it
     */
    public Mono<Evaluation> ask(Evaluations evaluations, Tenant tenant, Instant due) {
        var by = new Principal(tenant, NAME, Set.of(), Set.of(Role.ENGINEER));
        return evaluations
                .request(by, request, Optional.of(NAME + "/" + night(due)))
                .onErrorComplete(EvaluationKeyReused.class);
    }

    /** The day it last began on. */
    private LocalDate night(Instant due) {
        LocalDateTime local = LocalDateTime.ofInstant(due, zone);
        return local.toLocalTime().isBefore(at) ? local.toLocalDate().minusDays(1) : local.toLocalDate();
    }
}
