package dev.attest.evaluation;

import dev.attest.tenancy.Principal;
import dev.attest.tenancy.Role;
import dev.attest.tenancy.Tenant;
import java.time.Instant;
import java.time.LocalDate;
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

    /** Asks for the evaluation of the night that an instant lies in; of several servers that do, one succeeds. */
    public Mono<Evaluation> ask(Evaluations evaluations, Tenant tenant, Instant due) {
        var by = new Principal(tenant, NAME, Set.of(), Set.of(Role.ENGINEER));
        return evaluations.request(by, request, Optional.of(NAME + "/" + LocalDate.ofInstant(due, zone)));
    }
}
