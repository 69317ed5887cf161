package dev.attest.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

    private static final String STRATEGY = "spring.modulith.detection-strategy";

    @BeforeAll
    static void openAdapterPackages() {
        System.setProperty(STRATEGY, AdapterPackages.class.getName());
    }

    @AfterAll
    static void forgetTheStrategy() {
        System.clearProperty(STRATEGY);
    }

    @Test
    void modulesUseOnlyWhatOthersOfferAndNeverInACircle() {
        var modules = ApplicationModules.of("dev.attest", Code.MAIN);
        assertThat(modules.getModuleByName("documents")).isPresent();
        assertThat(modules.getModuleByName("structure")).isEmpty();
        modules.verify();
    }

    @Test
    void aModuleThatReachesIntoAnotherIsFound() {
        assertThat(everythingBelow("fixtures.modules.intruding")
                        .detectViolations()
                        .getMessages())
                .isNotEmpty()
                .allSatisfy(violation -> assertThat(violation)
                        .contains("retrieval", "non-exposed", "fixtures.modules.intruding.documents.storage.Secret"));
    }

    @Test
    void modulesThatNeedEachOtherAreFound() {
        assertThat(everythingBelow("fixtures.modules.circle").detectViolations().getMessages())
                .anySatisfy(violation -> assertThat(violation).contains("Cycle detected", "documents", "retrieval"));
    }

    @Test
    void whatAssemblesTheApplicationMayCreateAdapters() {
        assertThatCode(everythingBelow("fixtures.modules.assembled")::verify).doesNotThrowAnyException();
    }

    private static ApplicationModules everythingBelow(String root) {
        return ApplicationModules.of(root, location -> true);
    }
}
