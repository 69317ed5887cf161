package dev.attest.cli;

import dev.attest.parts.Part;
import dev.attest.parts.PartChecks;
import dev.attest.parts.Reachability;
import dev.attest.parts.Reachability.Reachable;
import dev.attest.parts.Reachability.Unreachable;
import dev.attest.parts.SettingsUnusable;
import dev.attest.parts.Variable;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import reactor.core.publisher.Flux;

/** The doctor's lines about real parts: which are set, and whether they can be reached. */
final class PartReport {

    private static final String AREA = "reachable";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private PartReport() {}

    /** One line a part; or a single one when the variables do not fit together, with that sentence. */
    static List<Check> checks(Surroundings surroundings) {
        PartChecks checks;
        try {
            checks = new PartChecks(surroundings.parts(), PATIENCE);
        } catch (SettingsUnusable e) {
            return List.of(
                    Check.broken("configured", e.variable().variable(), "does not make a configuration", e.sentence()));
        }
        return Flux.fromArray(Part.values())
                .flatMapSequential(part -> checks.of(part).map(found -> line(part, found)))
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private static Check line(Part part, Reachability found) {
        if (found instanceof Unreachable unreachable) {
            return Check.broken(AREA, part.text(), unreachable.found(), capitalised(unreachable.advice()) + ".");
        }
        if (found instanceof Reachable reachable) {
            return reachable.doubt().isEmpty()
                    ? Check.ok(AREA, part.text(), reachable.found())
                    : Check.note(AREA, part.text(), reachable.found(), reachable.doubt());
        }
        return Check.ok(AREA, part.text(), "%s unset: %s".formatted(part.main().variable(), part.embedded()));
    }

    private static String capitalised(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Every variable there is for parts, for programs. */
    static List<Described> variables(Surroundings surroundings) {
        return Arrays.stream(Variable.values())
                .map(variable -> new Described(
                        variable.variable(),
                        variable.property(),
                        variable.byDefault(),
                        variable.meaning(),
                        surroundings.variable(variable.variable()).isPresent()))
                .toList();
    }

    /** One of them; {@code set} is false for a blank one too. */
    record Described(String name, String property, String byDefault, String meaning, boolean set) {}
}
