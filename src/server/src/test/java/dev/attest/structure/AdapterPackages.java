package dev.attest.structure;

import java.util.stream.Stream;
import org.springframework.modulith.core.ApplicationModuleDetectionStrategy;
import org.springframework.modulith.core.ApplicationModuleInformation;
import org.springframework.modulith.core.JavaPackage;
import org.springframework.modulith.core.NamedInterfaces;

/**
 * Opens a module's adapter packages to what assembles the application, which has to create the adapters; all other
 * packages below a module stay its own. Who else may not touch them is for {@link StructureRules}. Core's packages cannot
 * say so themselves with an annotation, because core knows nothing of Spring.
 */
public final class AdapterPackages implements ApplicationModuleDetectionStrategy {

    @Override
    public Stream<JavaPackage> getModuleBasePackages(JavaPackage root) {
        return ApplicationModuleDetectionStrategy.directSubPackage().getModuleBasePackages(root);
    }

    @Override
    public NamedInterfaces detectNamedInterfaces(JavaPackage base, ApplicationModuleInformation information) {
        return NamedInterfaces.builder(base)
                .recursive()
                .matching(Technology.LEAVES)
                .build();
    }
}
