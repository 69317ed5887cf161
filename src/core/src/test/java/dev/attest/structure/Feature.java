package dev.attest.structure;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A feature package and the features it may know, directly or through another it knows. */
record Feature(String name, List<String> knows) {

    /** The order of knowledge: the one place it is declared. A feature knows only features declared before it. */
    static final List<Feature> ORDER = List.of(
            new Feature("statistics"),
            new Feature("tenancy"),
            new Feature("blocking"),
            new Feature("ledger", "blocking"),
            new Feature("documents", "tenancy", "ledger"),
            new Feature("retrieval", "documents"),
            new Feature("ingestion", "retrieval"),
            new Feature("judging", "retrieval"),
            new Feature("prediction", "tenancy", "blocking"),
            new Feature("watching", "prediction", "ledger"),
            new Feature("answering", "judging", "prediction"),
            new Feature("agents", "answering"),
            new Feature("review", "answering"));

    /** Packages of core that are no feature: they put the features and their adapters together. */
    static final Set<String> WIRING = Set.of("embedded");

    private static final Map<String, Set<String>> REACHABLE = reachable();

    Feature {
        knows = List.copyOf(knows);
    }

    private Feature(String name, String... knows) {
        this(name, List.of(knows));
    }

    static boolean declared(String name) {
        return REACHABLE.containsKey(name);
    }

    /** Whether the first feature may use the second; every feature may use itself. */
    static boolean mayKnow(String feature, String other) {
        return REACHABLE.getOrDefault(feature, Set.of()).contains(other);
    }

    private static Map<String, Set<String>> reachable() {
        var reachable = new LinkedHashMap<String, Set<String>>();
        for (Feature feature : ORDER) {
            var known = new LinkedHashSet<>(Set.of(feature.name));
            for (String other : feature.knows) {
                Set<String> earlier = reachable.get(other);
                if (earlier == null) {
                    throw new IllegalStateException(feature.name + " knows " + other + ", which is declared later");
                }
                known.addAll(earlier);
            }
            reachable.put(feature.name, known);
        }
        return reachable;
    }
}
