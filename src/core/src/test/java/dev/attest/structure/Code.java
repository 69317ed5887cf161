package dev.attest.structure;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** What the rules look at. */
public final class Code {

    /** Neither test folders nor the jars of tests that modules hand to each other. */
    public static final ImportOption MAIN =
            location -> !location.contains("/test-classes/") && !location.contains("-tests.jar");

    private Code() {}

    /** The main code below a package, in every module on the class path. */
    public static JavaClasses main(String root) {
        return new ClassFileImporter().withImportOption(MAIN).importPackages(root);
    }

    /** Main code and tests below a package. */
    public static JavaClasses withTests(String root) {
        return new ClassFileImporter().importPackages(root);
    }
}
