package dev.attest.parts;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Finds variables that were probably meant for one of ours. */
public final class Spelling {

    private static final String PREFIX = "ATTEST_";
    private static final int CLOSE = 2;
    private static final Map<String, Variable> GROUPS = Map.ofEntries(
            Map.entry("CHROMA", Variable.CHROMA_URL),
            Map.entry("CHROMADB", Variable.CHROMA_URL),
            Map.entry("DB", Variable.DB_URL),
            Map.entry("DATABASE", Variable.DB_URL),
            Map.entry("POSTGRES", Variable.DB_URL),
            Map.entry("POSTGRESQL", Variable.DB_URL),
            Map.entry("JDBC", Variable.DB_URL),
            Map.entry("LLM", Variable.LLM_BASE_URL),
            Map.entry("OPENAI", Variable.LLM_BASE_URL),
            Map.entry("EMBEDDING", Variable.EMBEDDING_BASE_URL),
            Map.entry("EMBEDDINGS", Variable.EMBEDDING_BASE_URL),
            Map.entry("EMBEDDER", Variable.EMBEDDING_BASE_URL));
    /** What Kubernetes sets by itself beside a service called {@code attest-chroma}. */
    private static final Pattern SERVICE_LINK =
            Pattern.compile(".*_SERVICE_(HOST|PORT.*)|.*_PORT_\\d+_(TCP|UDP|SCTP)(_.*)?");

    private Spelling() {}

    /** The doubtful names of an environment, each with the variable that was probably meant; in alphabetical order. */
    public static Map<String, Variable> doubtful(Map<String, String> environment) {
        Map<String, Variable> doubtful = new TreeMap<>();
        environment.forEach((name, value) -> {
            if (!isServiceLink(name, value)) {
                meant(name).ifPresent(variable -> doubtful.put(name, variable));
            }
        });
        return doubtful;
    }

    private static boolean isServiceLink(String name, String value) {
        return SERVICE_LINK.matcher(name).matches() || (name.endsWith("_PORT") && value.contains("://"));
    }

    private static Optional<Variable> meant(String name) {
        if (!name.startsWith(PREFIX) || Variable.named(name).isPresent()) {
            return Optional.empty();
        }
        Variable nearest = Arrays.stream(Variable.values())
                .min(Comparator.comparingInt(variable -> distance(name, variable.variable())))
                .orElseThrow();
        return distance(name, nearest.variable()) <= CLOSE
                ? Optional.of(nearest)
                : Optional.ofNullable(GROUPS.get(name.substring(PREFIX.length()).split("_", 2)[0]));
    }

    /** Levenshtein's: letters put in, taken out or exchanged. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int exchanged = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(exchanged, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
