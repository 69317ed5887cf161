package dev.attest.eval;

import dev.attest.eval.ClaimVerdict.Label;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A judge that says what it was told to. Untold, a text's sentences are its claims, a claim is supported by a text that
 * holds it word for word, and ratings are unmeasured.
 */
public final class ScriptedJudge implements Judge {

    private final Map<String, List<String>> claims = new HashMap<>();
    private final Map<List<String>, Label> labels = new HashMap<>();
    private final Map<Rubric, Judged<Rating>> ratings = new EnumMap<>(Rubric.class);
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private String unable = "";

    /** What a text claims. */
    public ScriptedJudge claiming(String text, String... all) {
        claims.put(text, List.of(all));
        return this;
    }

    /** What it makes of a claim, by these texts only. */
    public ScriptedJudge says(Label label, String claim, String... texts) {
        labels.put(key(claim, Arrays.asList(texts)), label);
        return this;
    }

    public ScriptedJudge rates(Rubric rubric, Rating rating) {
        ratings.put(rubric, Judged.of(rating));
        return this;
    }

    /** It can say nothing from now on. */
    public ScriptedJudge unable(String reason) {
        unable = reason;
        return this;
    }

    /** What it was asked, a line each. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public Judged<List<String>> claims(String text) {
        calls.add("claims of " + text);
        return able(claims.getOrDefault(text, sentences(text)));
    }

    @Override
    public Judged<List<ClaimVerdict>> verify(List<String> claims, List<String> texts) {
        calls.add("verify %s by %s".formatted(claims, texts));
        return able(claims.stream().map(claim -> verdict(claim, texts)).toList());
    }

    @Override
    public Judged<Rating> rate(Rubric rubric, Map<String, String> texts) {
        calls.add("rate %s of %s".formatted(rubric.key(), texts));
        return unable.isEmpty()
                ? ratings.getOrDefault(rubric, Judged.unmeasured("not told how to rate " + rubric.key()))
                : Judged.unmeasured(unable);
    }

    private <T> Judged<T> able(T value) {
        return unable.isEmpty() ? Judged.of(value) : Judged.unmeasured(unable);
    }

    private static List<String> sentences(String text) {
        return text.isBlank() ? List.of() : List.of(text.split("(?<=[.!?])\\s+"));
    }

    private ClaimVerdict verdict(String claim, List<String> texts) {
        boolean said = texts.stream().anyMatch(text -> text.contains(claim));
        Label label = labels.getOrDefault(key(claim, texts), said ? Label.SUPPORTED : Label.NOT_FOUND);
        return new ClaimVerdict(claim, label, null, "", 1);
    }

    private static List<String> key(String claim, List<String> texts) {
        List<String> key = new ArrayList<>(texts);
        key.add(claim);
        return key;
    }
}
