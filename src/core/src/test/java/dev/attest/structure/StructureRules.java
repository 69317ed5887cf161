package dev.attest.structure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules every module with code of ours is held to. They take the root package, so that the same rule object that
 * guards {@code dev.attest} can be shown to bite on a fixture of the same shape.
 */
public final class StructureRules {

    private static final Set<String> BANNED = Set.of(
            "util",
            "utils",
            "utility",
            "utilities",
            "common",
            "commons",
            "helper",
            "helpers",
            "manager",
            "managers",
            "impl",
            "implementation",
            "dto",
            "dtos");

    /** Names of other people's things that contain a banned word. */
    private static final List<String> VENDOR_NAMES = List.of("CommonMark");

    private final String root;

    /** Rules for the code below one package. */
    public StructureRules(String root) {
        this.root = root;
    }

    /** Every rule that holds for all of the main code, wherever it lies. */
    public Stream<ArchRule> everywhere() {
        return Stream.of(
                featuresKnowOnlyThoseBeforeThem(),
                noCycles(),
                technologyStaysInLeaves(),
                adaptersStayBehindTheirPorts(),
                packagesAreNullMarked());
    }

    /**
     * A feature uses only features it is declared to know. What assembles and starts them (packages that are no feature,
     * such as the command line) may use all, and no feature uses it, but for the features' web edges.
     */
    public ArchRule featuresKnowOnlyThoseBeforeThem() {
        return ours().should(Conditions.perDependency("follow the order of knowledge", this::outOfOrder))
                .because("the order is declared in Feature.ORDER");
    }

    private Optional<String> outOfOrder(Dependency dependency) {
        Place from = Place.of(root, dependency.getOriginClass()).orElseThrow();
        Optional<Place> found = Place.of(root, dependency.getTargetClass());
        if (found.isEmpty() || !from.isFeature()) {
            return Optional.empty();
        }
        Place to = found.get();
        boolean allowed = to.isFeature() ? Feature.mayKnow(from.feature(), to.feature()) : from.isWeb();
        return allowed
                ? Optional.empty()
                : Optional.of("'" + from.feature() + "' must not know '" + to.feature() + "'");
    }

    /** For core, where nothing but features and their wiring lives: a new package needs its place in the order. */
    public ArchRule everyPackageIsADeclaredFeature() {
        return ours().should(Conditions.perClass(
                        "belong to a declared feature",
                        type -> Place.of(root, type)
                                .filter(place -> !place.isFeature() && !Feature.WIRING.contains(place.feature()))
                                .map(place -> "'" + place.feature() + "' is not in the order of knowledge")))
                .because("the order is declared in Feature.ORDER");
    }

    /** No two packages directly below the root need each other. */
    public ArchRule noCycles() {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    /** Other people's types stay in the leaf packages that adapt them; {@code DataSource} may be handed on by what assembles. */
    public ArchRule technologyStaysInLeaves() {
        return ours().should(Conditions.perDependency("use technology only in its leaf", this::outOfItsLeaf));
    }

    private Optional<String> outOfItsLeaf(Dependency dependency) {
        Place from = Place.of(root, dependency.getOriginClass()).orElseThrow();
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (!from.isFeature() && target.getName().equals("javax.sql.DataSource")) {
            return Optional.empty();
        }
        return Technology.ALL.stream()
                .filter(technology -> technology.owns(target.getPackageName()))
                .filter(technology -> from.below().stream().noneMatch(technology.leaves()::contains))
                .findFirst()
                .map(technology -> target.getPackageName() + " belongs in a leaf package named " + technology.leaves());
    }

    /** A feature speaks to ports; adapters know each other only within one leaf or one technology. */
    public ArchRule adaptersStayBehindTheirPorts() {
        return ours().should(Conditions.perDependency("not reach for an adapter", this::reachForAnAdapter));
    }

    private Optional<String> reachForAnAdapter(Dependency dependency) {
        Place from = Place.of(root, dependency.getOriginClass()).orElseThrow();
        Optional<String> adapter = Place.of(root, dependency.getTargetClass()).flatMap(Place::adapter);
        boolean allowed = adapter.isEmpty()
                || !(from.isFeature() || from.isWeb())
                || from.adapter().equals(adapter);
        return allowed
                ? Optional.empty()
                : Optional.of("the adapters in '" + adapter.get() + "' are for those who assemble the parts");
    }

    /** Core is free of Spring, but for plain JDBC in its leaves. */
    public ArchRule noSpringButJdbcInItsLeaves() {
        List<String> allowed =
                List.of("org.springframework.jdbc", "org.springframework.transaction", "org.springframework.dao");
        return ours().should(Conditions.perDependency("be free of Spring", dependency -> {
            String target = dependency.getTargetClass().getBaseComponentType().getPackageName();
            boolean inJdbc = Place.of(root, dependency.getOriginClass())
                    .orElseThrow()
                    .below()
                    .contains("jdbc");
            boolean fine = !target.startsWith("org.springframework.")
                    || (inJdbc && allowed.stream().anyMatch(target::startsWith));
            return fine ? Optional.empty() : Optional.of(target + " is Spring");
        }));
    }

    /** No class or package is named after what it is not; for test code too. */
    public ArchRule noBannedNames() {
        return ours().should(Conditions.perClass("say what they are", this::bannedName));
    }

    private Optional<String> bannedName(JavaClass type) {
        String simpleName = type.getSimpleName();
        for (String vendor : VENDOR_NAMES) {
            simpleName = simpleName.replace(vendor, "");
        }
        Stream<String> words =
                Arrays.stream(simpleName.split("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[_-]", -1));
        Stream<String> segments =
                Arrays.stream(type.getPackageName().substring(root.length()).split("\\.", -1));
        return Stream.concat(words, segments)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(BANNED::contains)
                .findFirst()
                .map(word -> "'" + word + "' in the name of " + type.getName() + " says nothing");
    }

    /** Null is never silent: each package declares itself {@code @NullMarked}. */
    public ArchRule packagesAreNullMarked() {
        return ours().should(Conditions.perClass("lie in a @NullMarked package", type -> {
            boolean marked = type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked");
            return marked
                    ? Optional.empty()
                    : Optional.of("package " + type.getPackageName() + " has no @NullMarked package-info");
        }));
    }

    private GivenClassesConjunction ours() {
        return classes().that().resideInAPackage(root + "..");
    }
}
