package dev.attest.cli;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks at what Attest needs and says what to do about what is missing. */
@Command(
        name = "doctor",
        description = "Say what is installed, configured and reachable, and what to do about what is not.",
        footer = {"", "Exit code: 0 nothing needed is broken; 1 something is."})
final class Doctor implements Callable<Integer> {

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            converter = PortConverter.class,
            description = "Port a server would be started on (default: 8080).")
    int port;

    @Option(names = "--json", description = "Print the report as JSON.")
    boolean json;

    @Mixin
    ServerChoice choice = new ServerChoice();

    private final Surroundings surroundings;

    Doctor(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<Check> checks = new ArrayList<>(InstalledChecks.all());
        checks.addAll(new ParsingChecks(surroundings).all());
        checks.addAll(ConfiguredChecks.all(surroundings, choice));
        checks.addAll(new ReachableChecks(surroundings, choice.data.folder(surroundings)).all(named(), port));
        checks.addAll(PartReport.checks(surroundings));
        Console console = surroundings.console();
        boolean broken = checks.stream().anyMatch(check -> check.state() == Check.State.BROKEN);
        if (json) {
            console.out()
                    .println(Json.pretty(Map.of(
                            "broken", broken, "checks", checks, "variables", PartReport.variables(surroundings))));
        } else {
            lines(checks).forEach(console.out()::println);
        }
        return broken ? 1 : 0;
    }

    static List<String> lines(List<Check> checks) {
        Table table = new Table("area", "what", "state", "found");
        for (Check check : checks) {
            String found = check.advice().isEmpty() ? check.detail() : check.detail() + " → " + check.advice();
            table.row(check.area(), check.what(), check.state().text(), found);
        }
        return table.lines();
    }

    /** An address that is none has its own line in the report. */
    private Optional<URI> named() {
        try {
            return choice.named(surroundings);
        } catch (InputUnusable e) {
            return Optional.empty();
        }
    }
}
