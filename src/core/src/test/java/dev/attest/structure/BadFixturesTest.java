package dev.attest.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Each rule, pointed at code that breaks it, says so; and all of them accept code that breaks none. */
class BadFixturesTest {

    @Test
    void aFeatureThatKnowsALaterOneIsFound() {
        assertThat(complaints("order", StructureRules::featuresKnowOnlyThoseBeforeThem))
                .isNotEmpty()
                .allSatisfy(complaint -> assertThat(complaint).contains("'tenancy' must not know 'retrieval'"));
    }

    @Test
    void aPackageWithoutAPlaceInTheOrderIsFound() {
        assertThat(complaints("undeclared", StructureRules::everyPackageIsADeclaredFeature))
                .isNotEmpty()
                .allSatisfy(complaint -> assertThat(complaint).contains("'mystery' is not in the order"));
    }

    @Test
    void aCycleIsFound() {
        assertThat(complaints("cycle", StructureRules::noCycles))
                .singleElement()
                .asString()
                .contains("Cycle detected", "documents", "retrieval");
    }

    @Test
    void technologyOutsideItsLeafIsFound() {
        assertThat(complaints("technology", StructureRules::technologyStaysInLeaves))
                .isNotEmpty()
                .allSatisfy(complaint -> assertThat(complaint).contains("java.sql belongs in a leaf"));
    }

    @Test
    void aFeatureThatReachesForAnAdapterIsFound() {
        assertThat(complaints("adapters", StructureRules::adaptersStayBehindTheirPorts))
                .isNotEmpty()
                .allSatisfy(complaint -> assertThat(complaint).contains("'lucene'", "Retriever"));
    }

    @Test
    void springInCoreIsFound() {
        assertThat(complaints("spring", StructureRules::noSpringButJdbcInItsLeaves))
                .isNotEmpty()
                .allSatisfy(complaint -> assertThat(complaint).contains("org.springframework.core.io is Spring"));
    }

    @Test
    void emptyNamesAreFoundInClassesAndPackagesButNotInVendorsNames() {
        assertThat(complaints("names", StructureRules::noBannedNames))
                .anySatisfy(complaint -> assertThat(complaint).contains("'helper' in the name of", "ChunkHelper"))
                .anySatisfy(complaint -> assertThat(complaint).contains("'util' in the name of", "Texts"))
                .noneSatisfy(complaint -> assertThat(complaint).contains("CommonMark"));
    }

    @Test
    void aPackageThatIsNotNullMarkedIsFound() {
        assertThat(complaints("unmarked", StructureRules::packagesAreNullMarked))
                .singleElement()
                .asString()
                .contains("unmarked.documents has no @NullMarked");
    }

    @Test
    void anAdapterWithoutItsContractTestIsFoundAndOneWithItIsNot() {
        String root = "fixtures.structure.contract";
        var code = Code.withTests(root);
        var found = ContractRule.everyAdapterPassesItsContract(root, code).evaluate(code);
        assertThat(found.getFailureReport().getDetails())
                .singleElement()
                .asString()
                .contains("no test named UntestedKeywordIndex… extends KeywordIndexContract");
    }

    @Test
    void soundCodeBreaksNoRule() {
        String root = "fixtures.structure.sound";
        var code = Code.withTests(root);
        var rules = new StructureRules(root);
        assertThat(rules.everywhere())
                .hasSize(5)
                .allSatisfy(rule -> assertThatCode(() -> rule.check(code)).doesNotThrowAnyException());
        assertThat(complaints("sound", StructureRules::noSpringButJdbcInItsLeaves))
                .isEmpty();
        assertThat(complaints("sound", StructureRules::noBannedNames)).isEmpty();
    }

    private static List<String> complaints(String fixture, Function<StructureRules, ArchRule> rule) {
        String root = "fixtures.structure." + fixture;
        return rule.apply(new StructureRules(root))
                .evaluate(Code.withTests(root))
                .getFailureReport()
                .getDetails();
    }
}
