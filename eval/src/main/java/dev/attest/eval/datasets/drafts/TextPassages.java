package dev.attest.eval.datasets.drafts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Passages of texts at hand: whole lines, about as long as a chunk. */
public final class TextPassages implements PassageSource {

    /** Characters from which a passage ends at the next empty line. */
    private static final int LONG_ENOUGH = 600;

    /** Most characters of a passage, unless one line is longer. */
    private static final int LONGEST = 1500;

    private final Map<String, String> texts;

    /** @param texts by source key */
    public TextPassages(Map<String, String> texts) {
        this.texts = new TreeMap<>(texts);
    }

    @Override
    public List<String> documents() {
        return List.copyOf(texts.keySet());
    }

    @Override
    public List<String> passages(String document) {
        List<String> passages = new ArrayList<>();
        var passage = new StringBuilder();
        for (String line : texts.getOrDefault(document, "").lines().toList()) {
            boolean full = passage.length() + line.length() > LONGEST;
            if (full || (line.isBlank() && passage.length() >= LONG_ENOUGH)) {
                add(passages, passage);
            }
            passage.append(line).append('\n');
        }
        add(passages, passage);
        return passages;
    }

    private static void add(List<String> passages, StringBuilder passage) {
        if (!passage.toString().isBlank()) {
            passages.add(passage.toString().strip());
        }
        passage.setLength(0);
    }
}
