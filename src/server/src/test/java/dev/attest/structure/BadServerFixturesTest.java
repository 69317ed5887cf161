package dev.attest.structure;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Each rule of the server, pointed at code that breaks it, says so. */
class BadServerFixturesTest {

    @Test
    void aWebEdgeThatImportsAnAdapterIsFound() {
        assertThat(complaints("web", ServerRules::webNeverImportsAdapters))
                .isNotEmpty()
                .allSatisfy(complaint -> assertThat(complaint).contains("DocumentRoutes", "JdbcDocuments"));
    }

    @Test
    void waitingIsFoundButNotOnTheCommandLine() {
        assertThat(complaints("blocking", ServerRules::nothingBlocks))
                .hasSize(3)
                .anySatisfy(complaint -> assertThat(complaint).contains("Thread.sleep"))
                .anySatisfy(complaint -> assertThat(complaint).contains("Mono.block()"))
                .anySatisfy(complaint -> assertThat(complaint).contains("Flux.blockLast()"))
                .allSatisfy(complaint -> assertThat(complaint).contains("Waiting."));
    }

    @Test
    void aTransactionAroundAStreamIsFoundOnMethodsAndClasses() {
        assertThat(complaints("transaction", ServerRules::noTransactionAroundAStream))
                .hasSize(2)
                .anySatisfy(complaint -> assertThat(complaint).contains("MarkedMethod.stream()"))
                .anySatisfy(complaint -> assertThat(complaint).contains("MarkedClass.stream()"));
    }

    @Test
    void printingIsFound() {
        assertThat(complaints("printing", ServerRules::onlyTheCommandLinePrints))
                .singleElement()
                .asString()
                .contains("Chatty", "System.out");
    }

    /** The fixture's other half is in core's test jar. */
    @Test
    void aSplitPackageIsFound() {
        String root = "fixtures.structure.split";
        var code = Code.withTests(root);
        var found = new ServerRules(root)
                .noPackageIsSplit(code)
                .evaluate(code)
                .getFailureReport()
                .getDetails();
        assertThat(found)
                .anySatisfy(complaint -> assertThat(complaint).contains("is split over", "InServer"))
                .anySatisfy(complaint -> assertThat(complaint).contains("is split over", "InCore"));
    }

    private static List<String> complaints(String fixture, Function<ServerRules, ArchRule> rule) {
        String root = "fixtures.server." + fixture;
        return rule.apply(new ServerRules(root))
                .evaluate(Code.withTests(root))
                .getFailureReport()
                .getDetails();
    }
}
