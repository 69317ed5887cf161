package dev.attest.structure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Optional;
import java.util.Set;

/**
 * Every adapter of a port passes the port's contract: for a class {@code LuceneKeywordIndex} that implements
 * {@code KeywordIndex} there is a test whose name starts with {@code LuceneKeywordIndex} and which extends
 * {@code KeywordIndexContract}.
 */
public final class ContractRule {

    private static final Set<String> PORTS = Set.of(
            "Parser",
            "Embedder",
            "TokenEncoder",
            "KeywordIndex",
            "VectorIndex",
            "MultiVectors",
            "AnswerModel",
            "Judge",
            "Reranker",
            "Predictor",
            "Models",
            "ModelFormat",
            "Predictions",
            "Tallies");

    private ContractRule() {}

    /**
     * The rule for main code and the ports of the platform.
     *
     * @param root the package below which the ports and their adapters lie
     * @param withTests the same code and all tests
     */
    public static ArchRule everyAdapterPassesItsContract(String root, JavaClasses withTests) {
        return everyAdapterPassesItsContract(root, withTests, PORTS);
    }

    /** The same for other ports. */
    static ArchRule everyAdapterPassesItsContract(String root, JavaClasses withTests, Set<String> ports) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(Conditions.perClass(
                        "be tested by its port's contract", type -> untested(root, type, withTests, ports)));
    }

    private static Optional<String> untested(String root, JavaClass type, JavaClasses withTests, Set<String> ports) {
        if (type.isInterface() || type.isAnonymousClass() || type.getModifiers().contains(JavaModifier.ABSTRACT)) {
            return Optional.empty();
        }
        return type.getAllRawInterfaces().stream()
                .filter(port -> port.getPackageName().startsWith(root) && ports.contains(port.getSimpleName()))
                .map(port -> port.getSimpleName() + "Contract")
                .filter(contract -> withTests.stream().noneMatch(test -> tests(test, type, contract)))
                .findFirst()
                .map(contract -> "no test named " + type.getSimpleName() + "… extends " + contract + " for it");
    }

    private static boolean tests(JavaClass test, JavaClass type, String contract) {
        return nameInPackage(test).startsWith(type.getSimpleName())
                && !test.isInterface()
                && (test.getAllRawSuperclasses().stream().anyMatch(parent -> named(parent, contract))
                        || test.getAllRawInterfaces().stream().anyMatch(parent -> named(parent, contract)));
    }

    /** With the names of the classes around it, so that a nested test counts by its outer class. */
    private static String nameInPackage(JavaClass test) {
        return test.getName().substring(test.getPackageName().length() + 1);
    }

    private static boolean named(JavaClass type, String name) {
        return type.getSimpleName().equals(name);
    }
}
