package dev.attest.structure;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServerStructureTest {

    private static final String ROOT = "dev.attest";
    /** Core and server. */
    private static final JavaClasses MAIN = Code.main(ROOT);
    /** The server alone: core's jobs run on threads that may wait. */
    private static final JavaClasses SERVER = new ClassFileImporter().importPath(Path.of("target/classes"));

    private final ServerRules rules = new ServerRules(ROOT);

    @Test
    void theRulesSeeBothModules() {
        assertThat(MAIN.contain("dev.attest.tenancy.Principal")).isTrue();
        assertThat(MAIN.contain("dev.attest.package-info")).isTrue();
        assertThat(MAIN.contain(ServerStructureTest.class)).isFalse();
        assertThat(SERVER.contain("dev.attest.package-info")).isTrue();
        assertThat(SERVER.contain("dev.attest.tenancy.Principal")).isFalse();
    }

    @ParameterizedTest
    @MethodSource
    void theRulesOfCoreHoldHere(ArchRule rule) {
        rule.check(MAIN);
    }

    static Stream<ArchRule> theRulesOfCoreHoldHere() {
        return new StructureRules(ROOT).everywhere();
    }

    @Test
    void namesSayWhatThingsAre() {
        new StructureRules(ROOT).noBannedNames().check(Code.withTests(ROOT));
    }

    @Test
    void everyAdapterPassesItsPortsContract() {
        ContractRule.everyAdapterPassesItsContract(ROOT, Code.withTests(ROOT)).check(MAIN);
    }

    @Test
    void theWebEdgeNeverImportsAdapters() {
        rules.webNeverImportsAdapters().check(MAIN);
    }

    @Test
    void nothingInTheServerBlocks() {
        rules.nothingBlocks().check(SERVER);
    }

    @Test
    void noTransactionIsWrappedAroundAStream() {
        rules.noTransactionAroundAStream().check(MAIN);
    }

    @Test
    void onlyTheCommandLinePrints() {
        rules.onlyTheCommandLinePrints().check(MAIN);
    }

    @Test
    void noPackageIsSplitOverTwoJars() {
        rules.noPackageIsSplit(MAIN).check(MAIN);
    }
}
