package dev.attest.structure;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules that only make sense where there is a server. */
final class ServerRules {

    private static final Set<String> TRANSACTIONAL =
            Set.of("org.springframework.transaction.annotation.Transactional", "jakarta.transaction.Transactional");

    private final String root;
    private final String[] edges;
    private final String commandLine;

    ServerRules(String root) {
        this.root = root;
        this.edges = new String[] {root + ".web..", root + ".(**).web.."};
        this.commandLine = root + ".cli..";
    }

    /** The web edge speaks to features. */
    ArchRule webNeverImportsAdapters() {
        String[] adapters = Technology.LEAVES.stream()
                .map(leaf -> root + ".(**)." + leaf + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAnyPackage(edges)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(adapters)
                .allowEmptyShould(true);
    }

    /** Nothing waits on a thread that others need. The command line is a client with a thread of its own. */
    ArchRule nothingBlocks() {
        var blocking = target(nameMatching("block|blockFirst|blockLast|blockOptional|toIterable|toStream"))
                .and(target(owner(assignableTo("org.reactivestreams.Publisher"))));
        var sleeping = target(nameMatching("sleep")).and(target(owner(assignableTo(Thread.class))));
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackage(commandLine)
                .should()
                .callMethodWhere(blocking.or(sleeping));
    }

    /** A transaction is bound to a thread and would be over before the stream begins. */
    ArchRule noTransactionAroundAStream() {
        return methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(root + "..")
                .and(DescribedPredicate.describe("are @Transactional", ServerRules::isTransactional))
                .should()
                .notHaveRawReturnType(assignableTo("org.reactivestreams.Publisher"))
                .allowEmptyShould(true);
    }

    private static boolean isTransactional(JavaMethod method) {
        return TRANSACTIONAL.stream()
                .anyMatch(name -> method.isAnnotatedWith(name)
                        || method.isMetaAnnotatedWith(name)
                        || method.getOwner().isAnnotatedWith(name)
                        || method.getOwner().isMetaAnnotatedWith(name));
    }

    /** The console belongs to the command line; everything else logs. */
    ArchRule onlyTheCommandLinePrints() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackage(commandLine)
                .should()
                .accessFieldWhere(DescribedPredicate.describe(
                        "the field is System.out or System.err",
                        access -> access.getTargetOwner().isEquivalentTo(System.class)
                                && Set.of("out", "err").contains(access.getName())));
    }

    /** A package lies in one jar or folder only; two halves would see each other's package-private parts by accident. */
    ArchRule noPackageIsSplit(JavaClasses code) {
        Map<String, Set<String>> locations = code.stream()
                .filter(type -> type.getSource().isPresent())
                .collect(Collectors.groupingBy(
                        JavaClass::getPackageName, Collectors.mapping(ServerRules::location, Collectors.toSet())));
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(Conditions.perClass("lie in a package of one module", type -> {
                    Set<String> found = locations.getOrDefault(type.getPackageName(), Set.of());
                    return found.size() < 2
                            ? Optional.empty()
                            : Optional.of("package " + type.getPackageName() + " is split over " + found);
                }));
    }

    private static String location(JavaClass type) {
        String file = type.getSource().orElseThrow().getUri().toString();
        return file.substring(0, file.length() - type.getName().length() - ".class".length());
    }
}
