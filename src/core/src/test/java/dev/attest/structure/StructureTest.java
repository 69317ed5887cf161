package dev.attest.structure;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StructureTest {

    private static final String ROOT = "dev.attest";
    private static final JavaClasses MAIN = Code.main(ROOT);
    private static final JavaClasses WITH_TESTS = Code.withTests(ROOT);

    private final StructureRules rules = new StructureRules(ROOT);

    @Test
    void theRulesSeeTheCodeAndNotTheTests() {
        assertThat(MAIN.contain("dev.attest.tenancy.Principal")).isTrue();
        assertThat(MAIN.contain("dev.attest.retrieval.KeywordIndex")).isTrue();
        assertThat(MAIN.contain(StructureTest.class)).isFalse();
        assertThat(WITH_TESTS.contain(StructureTest.class)).isTrue();
    }

    @Test
    void featuresKnowOnlyThoseBeforeThem() {
        rules.featuresKnowOnlyThoseBeforeThem().check(MAIN);
    }

    @Test
    void everyPackageIsADeclaredFeature() {
        rules.everyPackageIsADeclaredFeature().check(MAIN);
    }

    @Test
    void noTwoFeaturesNeedEachOther() {
        rules.noCycles().check(MAIN);
    }

    @Test
    void technologyStaysInItsLeaves() {
        rules.technologyStaysInLeaves().check(MAIN);
    }

    @Test
    void featuresSpeakToPortsNotToAdapters() {
        rules.adaptersStayBehindTheirPorts().check(MAIN);
    }

    @Test
    void coreRunsWithoutSpring() {
        rules.noSpringButJdbcInItsLeaves().check(MAIN);
    }

    @Test
    void namesSayWhatThingsAre() {
        rules.noBannedNames().check(WITH_TESTS);
    }

    @Test
    void everyPackageIsNullMarked() {
        rules.packagesAreNullMarked().check(MAIN);
    }

    @Test
    void everyAdapterPassesItsPortsContract() {
        ContractRule.everyAdapterPassesItsContract(ROOT, WITH_TESTS).check(MAIN);
    }

    /** At most 12 public types a package is an aim; this prints where it is missed. */
    @Test
    void countsPublicTypesOfEachPackage() {
        var publicTypes = MAIN.stream()
                .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.counting()));
        publicTypes.forEach((name, count) -> {
            if (count > 12) {
                System.out.println(name + " has " + count + " public types; the aim is at most 12");
            }
        });
        assertThat(publicTypes).containsKey("dev.attest.documents");
    }
}
