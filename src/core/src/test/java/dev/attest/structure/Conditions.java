package dev.attest.structure;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;
import java.util.function.Function;

/** Conditions written as functions that name what is wrong, or nothing. */
final class Conditions {

    private Conditions() {}

    /** Every class must have no complaint. */
    static ArchCondition<JavaClass> perClass(String description, Function<JavaClass, Optional<String>> complaint) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                complaint
                        .apply(type)
                        .ifPresent(message -> events.add(
                                SimpleConditionEvent.violated(type, message + " in " + type.getSourceCodeLocation())));
            }
        };
    }

    /** No dependency of any class may be complained about. */
    static ArchCondition<JavaClass> perDependency(
            String description, Function<Dependency, Optional<String>> complaint) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    complaint
                            .apply(dependency)
                            .ifPresent(message -> events.add(SimpleConditionEvent.violated(
                                    dependency, message + ": " + dependency.getDescription())));
                }
            }
        };
    }
}
