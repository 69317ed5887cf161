package dev.attest.structure;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dev.attest.eval.Sample;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EvalStructureTest {

    private static final String ROOT = "dev.attest.eval";
    /** Each package knows those before it; the first is the root, which holds the words of an evaluation. */
    private static final List<String> ORDER = List.of(
            "",
            "texts",
            "models",
            "datasets",
            "reports",
            "targets",
            "judges",
            "metrics",
            "figures",
            "calibration",
            "runs",
            "cli");

    private static final JavaClasses MAIN = Code.main(ROOT);
    private static final JavaClasses WITH_TESTS = Code.withTests(ROOT);

    private final StructureRules rules = new StructureRules(ROOT);

    @Test
    void theRulesSeeTheCodeAndNotTheTests() {
        assertThat(MAIN.contain(Sample.class)).isTrue();
        assertThat(WITH_TESTS.stream().anyMatch(type -> type.getName().endsWith("DatasetFileTest")))
                .isTrue();
        assertThat(MAIN.stream().noneMatch(type -> type.getName().endsWith("DatasetFileTest")))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource
    void theRulesOfCoreHoldHere(ArchRule rule) {
        rule.check(MAIN);
    }

    static Stream<ArchRule> theRulesOfCoreHoldHere() {
        var rules = new StructureRules(ROOT);
        return Stream.of(rules.technologyStaysInLeaves(), rules.packagesAreNullMarked());
    }

    @Test
    void packagesKnowOnlyThoseBeforeThem() {
        inOrder(ROOT).check(MAIN);
    }

    @Test
    void anOrderTurnedRoundIsFound() {
        assertThat(inOrder(ROOT, ORDER.stream().sorted().toList())
                        .evaluate(MAIN)
                        .getFailureReport()
                        .getDetails())
                .anySatisfy(detail -> assertThat(detail).contains("'cli' must not know 'datasets'"));
    }

    @Test
    void nothingButTheServersHttpIsKnownOfIt() {
        assertThat(MAIN.stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .map(dependency -> dependency.getTargetClass().getPackageName())
                        .filter(name -> name.startsWith("org.springframework")))
                .isEmpty();
    }

    @Test
    void namesSayWhatThingsAre() {
        rules.noBannedNames().check(WITH_TESTS);
    }

    @Test
    void everyAdapterPassesItsPortsContract() {
        ContractRule.everyAdapterPassesItsContract(ROOT, WITH_TESTS, Set.of("Judge", "LanguageModel", "Target"))
                .check(MAIN);
    }

    private static ArchRule inOrder(String root) {
        return inOrder(root, ORDER);
    }

    private static ArchRule inOrder(String root, List<String> order) {
        return ArchRuleDefinition.classes()
                .that()
                .resideInAPackage(root + "..")
                .should(Conditions.perDependency("follow the order of knowledge", dependency -> {
                    Optional<String> from = part(root, dependency.getOriginClass());
                    Optional<String> to = part(root, dependency.getTargetClass());
                    boolean fine = to.isEmpty() || order.indexOf(to.get()) <= order.indexOf(from.orElseThrow());
                    return fine
                            ? Optional.empty()
                            : Optional.of("'%s' must not know '%s'".formatted(from.get(), to.get()));
                }));
    }

    /** The package directly below the root; empty for everybody else's code. */
    private static Optional<String> part(String root, JavaClass type) {
        String name = type.getPackageName();
        if (name.equals(root)) {
            return Optional.of("");
        }
        return name.startsWith(root + ".")
                ? Optional.of(name.substring(root.length() + 1).split("\\.", 2)[0])
                : Optional.empty();
    }
}
