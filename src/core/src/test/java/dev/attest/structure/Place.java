package dev.attest.structure;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Optional;

/** Where a class stands below the root package: its feature, and the adapter or web leaf it is in, if any. */
record Place(String feature, List<String> below) {

    /** Empty for classes outside the root package; the feature is {@code ""} for the root package itself. */
    static Optional<Place> of(String root, JavaClass type) {
        String name = type.getPackageName();
        if (name.equals(root)) {
            return Optional.of(new Place("", List.of()));
        }
        if (!name.startsWith(root + ".")) {
            return Optional.empty();
        }
        List<String> segments = List.of(name.substring(root.length() + 1).split("\\.", -1));
        return Optional.of(new Place(segments.get(0), segments.subList(1, segments.size())));
    }

    /** The adapter leaf's last segment, such as {@code lucene}. */
    Optional<String> adapter() {
        return below.stream().filter(Technology.LEAVES::contains).findFirst();
    }

    boolean isWeb() {
        return below.contains("web") || feature.equals("web");
    }

    /** Whether this is one of the features in the declared order, rather than what assembles and starts them. */
    boolean isFeature() {
        return Feature.declared(feature);
    }
}
