package dev.attest.structure;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Somebody else's types, and the leaf packages that may use them. */
record Technology(List<String> packages, List<String> leaves) {

    static final List<Technology> ALL = List.of(
            new Technology(List.of("org.apache.lucene"), List.of("lucene")),
            new Technology(List.of("ai.onnxruntime", "ai.djl"), List.of("onnx")),
            new Technology(
                    List.of("org.tribuo", "com.oracle.labs.mlrg.olcut", "com.google.protobuf", "ai.onnx.proto"),
                    List.of("tribuo")),
            new Technology(List.of("org.yaml.snakeyaml"), List.of("yaml")),
            new Technology(
                    List.of(
                            "java.sql",
                            "javax.sql",
                            "org.h2",
                            "org.springframework.jdbc",
                            "com.zaxxer",
                            "org.flywaydb",
                            "com.github.kagkarlsson"),
                    List.of("jdbc")),
            new Technology(List.of("dev.langchain4j"), List.of("langchain4j")),
            new Technology(List.of("org.apache.tika", "org.jsoup", "org.commonmark"), List.of("text", "tika")),
            new Technology(List.of("org.apache.commons.csv"), List.of("text", "csv")),
            new Technology(List.of("org.apache.pdfbox"), List.of("pdf")),
            new Technology(List.of("org.apache.poi", "org.openxmlformats"), List.of("office", "mail")),
            new Technology(List.of("org.apache.james"), List.of("mail")),
            new Technology(List.of("org.apache.commons.compress"), List.of("office")));

    /** The last segment of every adapter package; {@code extractive}, {@code local} and {@code process} have no technology but our own. */
    static final Set<String> LEAVES = ALL.stream()
            .flatMap(technology -> technology.leaves.stream())
            .collect(Collectors.collectingAndThen(Collectors.toSet(), leaves -> {
                leaves.add("extractive");
                leaves.add("local");
                leaves.add("process");
                return Set.copyOf(leaves);
            }));

    Technology {
        packages = List.copyOf(packages);
        leaves = List.copyOf(leaves);
    }

    boolean owns(String packageName) {
        return packages.stream().anyMatch(own -> packageName.equals(own) || packageName.startsWith(own + "."));
    }
}
